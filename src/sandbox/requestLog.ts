import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Where a request contains a key. Anything but `header` and `none` is a leak, and takes precedence over the header. */
export type AuthorizationPlace = "header" | "none" | "url" | "body" | "otherHeader";

/** What tests can see of a request. `[key]` replaces the key everywhere. */
export interface RequestRecord {
	/** From 0, in the order of arrival. */
	readonly index: number;
	/** When the head had arrived, in milliseconds since the epoch. */
	readonly at: number;
	/** The same moment in milliseconds of `performance.now()`, with fractions. */
	readonly startedMs: number;
	/** `other` for a request that followed a redirect to the other origin. */
	readonly server: "main" | "other";
	readonly method: string;
	/** Without the query string. */
	readonly path: string;
	/** From the query string or from `_params`. */
	params: Readonly<Record<string, string>>;
	/** The length of path and query string, in characters. */
	readonly urlLength: number;
	/** By lower-case name. `authorization` contains only the scheme and `[key]`. */
	readonly headers: Readonly<Record<string, string>>;
	/** Whether the header contains an accepted key. */
	readonly authorized: boolean;
	authorizationIn: AuthorizationPlace;
	/** The `Connection` header, undefined without one. */
	readonly connection: string | undefined;
	/** The same number for requests over the same TCP connection. */
	readonly socketId: number;
	/** Bytes on the wire, including heads. */
	bytesIn: number;
	bytesOut: number;
	/** 0 if no head was sent. */
	status: number;
	/** The fault that was applied: `do` of its rule. */
	fault: string | undefined;
	/** Until the answer was sent or given up, including latency; undefined while the request is pending. */
	durationMs: number | undefined;
	/** Whether the whole answer was handed to the operating system. */
	complete: boolean;
}

interface SocketState {
	readonly id: number;
	read: number;
	written: number;
}

interface LogOptions {
	readonly keys: readonly string[];
	/** How many records to keep; the oldest are dropped first. */
	readonly keep: number;
}

/** Remembers requests, for tests that run in the same process. */
export class RequestLog {
	readonly records: RequestRecord[] = [];
	/** The number of requests since the start or the last `clear`, including dropped records. */
	total = 0;
	/** The number of requests that would have changed data: POST without the override, PUT, PATCH, DELETE. */
	writeAttempts = 0;
	readonly #keep: number;
	/** The keys as they are, and as encoded for the Basic scheme. */
	readonly #secrets: readonly string[];
	readonly #sockets = new WeakMap<Socket, SocketState>();
	#socketCount = 0;
	#index = 0;

	constructor(options: LogOptions) {
		this.#keep = options.keep;
		this.#secrets = options.keys.flatMap((key) => [key, Buffer.from(`${key}:`).toString("base64")]);
	}

	clear(): void {
		this.records.length = 0;
		this.total = 0;
		this.writeAttempts = 0;
	}

	/** Begins a record. It is completed when the response ends or the connection closes. */
	open(
		request: IncomingMessage,
		response: ServerResponse,
		server: "main" | "other",
		authorized: boolean,
	): RequestRecord {
		const socket = this.#stateOf(request.socket);
		const target = request.url ?? "/";
		const started = performance.now();
		const record: RequestRecord = {
			index: this.#index,
			at: Date.now(),
			startedMs: started,
			server,
			method: request.method ?? "",
			path: this.redact(target.split("?")[0] ?? ""),
			params: {},
			urlLength: target.length,
			headers: this.#headers(request),
			authorized,
			authorizationIn: this.#keyPlace(request, target),
			connection: request.headers.connection,
			socketId: socket.id,
			bytesIn: 0,
			bytesOut: 0,
			status: 0,
			fault: undefined,
			durationMs: undefined,
			complete: false,
		};
		this.#index += 1;
		this.total += 1;
		this.records.push(record);
		if (this.records.length > this.#keep) {
			this.records.splice(0, Math.ceil(this.#keep / 10));
		}
		const complete = (): void => {
			if (record.durationMs !== undefined) {
				return;
			}
			record.bytesIn = request.socket.bytesRead - socket.read;
			record.bytesOut = request.socket.bytesWritten - socket.written;
			socket.read = request.socket.bytesRead;
			socket.written = request.socket.bytesWritten;
			record.status = response.headersSent ? response.statusCode : 0;
			record.durationMs = performance.now() - started;
			record.complete = response.writableFinished;
		};
		response.once("finish", complete);
		response.once("close", complete);
		return record;
	}

	/** Adds the parameters to a record, and whether the body contains a key. */
	note(record: RequestRecord, parameters: Iterable<readonly [string, string]>, body: string): void {
		record.params = Object.fromEntries([...parameters].map(([name, value]) => [name, this.redact(value)]));
		if (this.#holdsKey(body)) {
			record.authorizationIn = "body";
		}
	}

	redact(text: string): string {
		return this.#secrets.reduce((rest, secret) => rest.replaceAll(secret, "[key]"), text);
	}

	#stateOf(socket: Socket): SocketState {
		let state = this.#sockets.get(socket);
		if (state === undefined) {
			this.#socketCount += 1;
			state = { id: this.#socketCount, read: 0, written: 0 };
			this.#sockets.set(socket, state);
		}
		return state;
	}

	#headers(request: IncomingMessage): Record<string, string> {
		return Object.fromEntries(
			Object.entries(request.headers).map(([name, value]) => {
				const text = String(value);
				return [name, name === "authorization" ? `${text.split(" ")[0]} [key]` : this.redact(text)];
			}),
		);
	}

	#keyPlace(request: IncomingMessage, target: string): AuthorizationPlace {
		if (this.#holdsKey(decode(target))) {
			return "url";
		}
		const others = Object.entries(request.headers).filter(([name]) => name !== "authorization");
		if (others.some(([, value]) => this.#holdsKey(String(value)))) {
			return "otherHeader";
		}
		return request.headers.authorization === undefined ? "none" : "header";
	}

	#holdsKey(text: string): boolean {
		return this.#secrets.some((secret) => text.includes(secret));
	}
}

function decode(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}
