import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

/** Rejects where the address is taken or not this machine's. */
export function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	});
}

export function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

/** Ends all connections, those in the middle of an answer too. */
export async function stop(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
