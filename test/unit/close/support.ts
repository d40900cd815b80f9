import assert from "node:assert/strict";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { CloseError, type CloseErrorKind } from "../../../src/close/base/errors.ts";
import type { Log } from "../../../src/close/base/log.ts";
import { CloseClient, type CloseClientOptions } from "../../../src/close/client.ts";

export const KEY = "api_0testkey0testkey0test.0testkey0testkey0test";

/** A log that stores its lines. */
export class KeptLog implements Log {
	readonly lines: string[] = [];
	debug(message: string): void {
		this.lines.push(`debug ${message}`);
	}
	info(message: string): void {
		this.lines.push(`info ${message}`);
	}
	warn(message: string): void {
		this.lines.push(`warn ${message}`);
	}
	error(message: string): void {
		this.lines.push(`error ${message}`);
	}
}

/** A clock that advances only by sleeping and by `pass`. `slept` has the pauses in milliseconds. */
export class FakeClock {
	readonly slept: number[] = [];
	#time = Date.UTC(2026, 0, 1);
	readonly now = (): number => this.#time;
	readonly sleep = async (ms: number, signal: AbortSignal): Promise<void> => {
		signal.throwIfAborted();
		this.slept.push(ms);
		const end = this.#time + ms;
		// Sleeps that begin at the same moment pass at the same time.
		await Promise.resolve();
		this.#time = Math.max(this.#time, end);
	};
	readonly pass = (ms: number): void => {
		this.#time += ms;
	};
}

export interface Server {
	readonly origin: string;
	readonly requests: IncomingMessage[];
	/** All connections so far. */
	readonly sockets: Socket[];
	/** The most connections that were open at the same time. */
	readonly mostOpen: () => number;
}

export type Handler = (request: IncomingMessage, response: ServerResponse, count: number) => void;

const closing: (() => void)[] = [];

/** Starts a server, which `closeAll` ends. `handle` gets the number of the request, from 1. */
export async function serve(handle: Handler): Promise<Server> {
	const requests: IncomingMessage[] = [];
	const sockets: Socket[] = [];
	let most = 0;
	const server = createServer((request, response) => {
		requests.push(request);
		request.resume();
		handle(request, response, requests.length);
	});
	server.on("connection", (socket) => {
		sockets.push(socket);
		most = Math.max(most, sockets.filter(({ destroyed }) => !destroyed).length);
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	closing.push(() => {
		server.close();
		server.closeAllConnections();
	});
	const { port } = server.address() as AddressInfo;
	return { origin: `http://127.0.0.1:${port}`, requests, sockets, mostOpen: () => most };
}

/** A client for the server at `origin`, which `closeAll` disposes. */
export function clientOf(origin: string, options: Partial<CloseClientOptions> = {}): CloseClient {
	const client = new CloseClient({
		baseUrl: `${origin}/api/v1`,
		credential: { kind: "apiKey", secret: KEY, origin },
		userAgent: "close-opportunities-tests/1.0.0",
		settings: () => ({ maxConcurrentRequests: 4, requestTimeout: 10 }),
		log: new KeptLog(),
		...options,
	});
	closing.push(() => client.dispose());
	return client;
}

/** Call it after each test. */
export function closeAll(): void {
	for (const close of closing.splice(0)) close();
}

export function answer(
	response: ServerResponse,
	body: unknown,
	headers: Record<string, string> = {},
	status = 200,
): void {
	response.writeHead(status, { "content-type": "application/json", ...headers });
	response.end(typeof body === "string" ? body : JSON.stringify(body));
}

export const EMPTY = { data: [], has_more: false, total_results: 0 };

/** Asserts that a call rejects with a CloseError of this kind, and returns the error. */
export async function failureOf(call: Promise<unknown>, kind: CloseErrorKind): Promise<CloseError> {
	const error = await call.then(
		() => assert.fail("the call succeeded"),
		(reason: unknown) => reason,
	);
	assert(error instanceof CloseError, String(error));
	assert.equal(error.kind, kind, error.message);
	return error;
}
