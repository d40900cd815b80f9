import { once } from "node:events";
import { createServer } from "node:net";

/** Whether a port of this computer's loopback address can be listened on. */
export async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	server.listen(port, "127.0.0.1");
	try {
		await once(server, "listening");
		return true;
	} catch {
		return false;
	} finally {
		server.close();
	}
}
