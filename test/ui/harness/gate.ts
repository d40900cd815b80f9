import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A proxy in front of a sandbox that forwards requests: all of them, or as many as the test allows. */
export class Gate {
	readonly #held: (() => void)[] = [];
	#left = Number.POSITIVE_INFINITY;
	#close = () => {};

	/** Opens a gate in front of the server at `url`. Resolves with the gate, and the address to use instead. */
	static async before(url: string): Promise<{ readonly url: string; readonly gate: Gate }> {
		const gate = new Gate();
		const target = new URL(url);
		const server = createServer((incoming, answer) => gate.#enter(() => handOn(target, incoming, answer)));
		await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
		gate.#close = () => {
			server.close();
			server.closeAllConnections();
		};
		const { port } = server.address() as AddressInfo;
		return { url: `http://127.0.0.1:${port}${target.pathname}`, gate };
	}

	/** Forwards `count` more requests, and holds the others. */
	let(count: number): void {
		this.#left = count;
		while (this.#left > 0) {
			const next = this.#held.shift();
			if (next === undefined) return;
			this.#left -= 1;
			next();
		}
	}

	/** The number of requests that wait. */
	get held(): number {
		return this.#held.length;
	}

	close(): void {
		this.#close();
	}

	#enter(go: () => void): void {
		this.#held.push(go);
		if (this.#left > 0) this.let(this.#left);
	}
}

function handOn(target: URL, incoming: IncomingMessage, answer: ServerResponse): void {
	const { method, url, headers } = incoming;
	const onward = request(
		{ host: target.hostname, port: target.port, method, path: url, headers: { ...headers, host: target.host } },
		(response) => {
			answer.writeHead(response.statusCode ?? 502, response.headers);
			response.pipe(answer);
		},
	);
	onward.on("error", () => answer.destroy());
	answer.on("close", () => onward.destroy());
	incoming.pipe(onward);
}
