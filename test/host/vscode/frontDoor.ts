import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import { connect, type Socket } from "node:net";
import path from "node:path";

/** VS Code's page requests half of a key here, to encrypt the secret storage. Without it, a reload loses secrets. */
const KEY_PATH = "/mint-key";

/** The path of a socket that only this machine can reach: a file in `folder`, or a named pipe on Windows. */
export function socketIn(folder: string): string {
	return process.platform === "win32" ? path.join("\\\\.\\pipe", path.basename(folder)) : path.join(folder, "socket");
}

export interface FrontDoor {
	readonly port: number;
	close(): Promise<void>;
}

/**
 * Opens a proxy on loopback in front of VS Code's server, which listens on a socket without authentication. Answers only pages
 * of its own address, so that other sites in the browser can't reach the editor. Serves `key`, which VS Code's server doesn't.
 */
export async function openFrontDoor(socketPath: string, port: number, key: Uint8Array): Promise<FrontDoor> {
	const server = createServer((incoming, answer) => {
		if (!isOwn(incoming)) answer.writeHead(403).end();
		else if (incoming.url === KEY_PATH) answer.end(key);
		else pass(socketPath, incoming, answer);
	});
	const sockets = new Set<Socket>();
	server.on("connection", (socket: Socket) => {
		sockets.add(socket);
		socket.once("close", () => sockets.delete(socket));
	});
	server.on("upgrade", (incoming: IncomingMessage, client: Socket, head: Buffer) => {
		if (!isOwn(incoming)) client.destroy();
		else join(socketPath, incoming, client, head);
	});
	await new Promise<void>((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, "127.0.0.1", resolve);
	});
	const address = server.address();
	return {
		port: typeof address === "object" && address !== null ? address.port : port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of sockets) socket.destroy();
			}),
	};
}

function isOwn({ headers, socket }: IncomingMessage): boolean {
	const own = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`];
	const origin = headers.origin;
	return own.includes(headers.host ?? "") && (origin === undefined || own.some((host) => origin === `http://${host}`));
}

function pass(socketPath: string, incoming: IncomingMessage, answer: ServerResponse): void {
	const { method, url, headers } = incoming;
	const onward = request({ socketPath, method, path: url, headers }, (response) => {
		answer.writeHead(response.statusCode ?? 502, response.headers);
		response.pipe(answer);
	});
	onward.on("error", () => answer.destroy());
	answer.on("close", () => onward.destroy());
	incoming.pipe(onward);
}

/** Connects a WebSocket: forwards the request as it is, then bytes both ways. */
function join(socketPath: string, incoming: IncomingMessage, client: Socket, head: Buffer): void {
	const onward = connect(socketPath, () => {
		const lines = [`${incoming.method} ${incoming.url} HTTP/1.1`];
		for (let at = 0; at < incoming.rawHeaders.length; at += 2) {
			lines.push(`${incoming.rawHeaders[at]}: ${incoming.rawHeaders[at + 1]}`);
		}
		onward.write(`${lines.join("\r\n")}\r\n\r\n`);
		onward.write(head);
		onward.pipe(client).pipe(onward);
	});
	client.setNoDelay(true);
	client.on("error", () => onward.destroy());
	onward.on("error", () => client.destroy());
	client.on("close", () => onward.destroy());
	onward.on("close", () => client.destroy());
}
