import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { Sandbox } from "../../../src/sandbox/index.ts";

/** A server in front of a sandbox that replaces names, without an effect on figures or `date_updated`. */
export class RenamingServer {
	readonly #sandbox: Sandbox;
	readonly #names = new Map<string, string>();
	readonly #server = createServer((request, response) => void this.#answer(request, response));

	constructor(sandbox: Sandbox) {
		this.#sandbox = sandbox;
	}

	/** Resolves with the base address once the server listens. */
	async start(): Promise<string> {
		await new Promise<void>((resolve) => this.#server.listen(0, "127.0.0.1", resolve));
		const { port } = this.#server.address() as AddressInfo;
		return this.#sandbox.url.replace(this.#sandbox.origin, `http://127.0.0.1:${port}`);
	}

	/** From now on, replaces a JSON text by another one. */
	rename(before: string, after: string): void {
		this.#names.set(JSON.stringify(before), JSON.stringify(after));
	}

	close(): void {
		this.#server.close();
		this.#server.closeAllConnections();
	}

	async #answer({ url, headers }: IncomingMessage, response: ServerResponse): Promise<void> {
		const { authorization = "" } = headers;
		const answer = await fetch(`${this.#sandbox.origin}${url}`, { headers: { authorization } });
		let text = await answer.text();
		for (const [before, after] of this.#names) text = text.replaceAll(before, after);
		response.writeHead(answer.status, {
			"content-type": "application/json",
			date: answer.headers.get("date") ?? new Date().toUTCString(),
		});
		response.end(text);
	}
}
