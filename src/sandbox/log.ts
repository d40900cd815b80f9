import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Where a key was found in a request. Anything but `header` and `none` is a leak, and outranks a key in the header. */
export type AuthorizationPlace = "header" | "none" | "url" | "body" | "otherHeader";

/** What a test can learn of one request. Wherever the key stood there is `[key]`. */
export interface RequestRecord {
	/** From 0, in the order of arrival. */
	readonly index: number;
	/** When its head had arrived, in milliseconds since the epoch. */
	readonly at: number;
	/** The same moment on the clock of `performance.now()`, to the fraction of a millisecond. */
	readonly startedMs: number;
	/** `other` for one that followed a redirect to the other origin. */
	readonly server: "main" | "other";
	readonly method: string;
	/** Without the query string. */
	readonly path: string;
	/** Of the query string, or of `_params`. */
	params: Readonly<Record<string, string>>;
	/** Length of path and query string, in characters. */
	readonly urlLength: number;
	/** By lower-case name. `authorization` has its scheme alone. */
	readonly headers: Readonly<Record<string, string>>;
	/** Whether the header held an accepted key. */
	readonly authorized: boolean;
	authorizationIn: AuthorizationPlace;
	/** The `Connection` header, undefined without one. */
	readonly connection: string | undefined;
	/** The same for requests that came over the same TCP connection. */
	readonly socketId: number;
	/** Bytes on the wire, heads included. */
	bytesIn: number;
	bytesOut: number;
	/** 0 where no head was sent. */
	status: number;
	/** What `do` of a fault rule did to it. */
	fault: string | undefined;
	/** Until the answer was handed over or given up, latency included; undefined while under way. */
	durationMs: number | undefined;
	/** True where the whole answer was handed to the operating system. */
	complete: boolean;
}

interface SocketState {
	readonly id: number;
	read: number;
	written: number;
}

interface LogOptions {
	readonly keys: readonly string[];
	/** How many records are kept; older ones go first. */
	readonly keep: number;
}

/** Remembers requests, for tests that run in the same process. */
export class RequestLog {
	readonly records: RequestRecord[] = [];
	/** All since the start or the last `clear`, kept or not. */
	total = 0;
	/** Requests that would have changed data: POST without the override, PUT, PATCH, DELETE. */
	writeAttempts = 0;
	readonly #keep: number;
	/** The keys as they are and as the Basic scheme writes them. */
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

	/** Begins a record; it is completed when the response ends, in whatever way. */
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

	/** Notes the parameters, and a body that holds a key. */
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
