import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { deliver } from "./faults/deliver.ts";
import { FaultPicker } from "./faults/faultPicker.ts";
import { faultReply } from "./faults/replies.ts";
import type { FaultRule } from "./faults/rules.ts";
import { type ApiRequest, readBody, readRequest } from "./http/parseRequest.ts";
import { formatRateLimit, RateLimiter } from "./http/rateLimiter.ts";
import { badRequest, HttpError, METHOD_NOT_ALLOWED, type Reply, UNAUTHORIZED, URL_NOT_FOUND } from "./http/reply.ts";
import type { Settings } from "./options.ts";
import { RequestLog, type RequestRecord } from "./requestLog.ts";
import type { Routes } from "./router.ts";

/** How long an idle connection stays open: longer than any client keeps it. */
const KEEP_ALIVE_MS = 120_000;
const WRITES: readonly string[] = ["POST", "PUT", "PATCH", "DELETE"];

/** The HTTP side of the sandbox: one server, and a second one once a redirect to another origin needs it. */
export class HttpServer {
	readonly log: RequestLog;
	readonly #settings: Settings;
	readonly #routesOf: (key: string | undefined) => Routes;
	/** The accepted keys. */
	readonly #keys: readonly string[];
	readonly #rateLimit: RateLimiter;
	readonly #main: Server;
	readonly #timers = new Set<() => void>();
	#faultPicker: FaultPicker;
	#other: Promise<Server> | undefined;
	#closed = false;

	/** `routesOf` returns the routes for a key, even if the key isn't accepted. */
	constructor(settings: Settings, routesOf: (key: string | undefined) => Routes) {
		this.#settings = settings;
		this.#routesOf = routesOf;
		this.#keys = [...settings.keys, ...settings.organizations.map(({ key }) => key)];
		this.#rateLimit = new RateLimiter(settings.rateLimit);
		this.#faultPicker = new FaultPicker(settings.faults);
		this.log = new RequestLog({ keys: this.#keys, keep: settings.keepRequests });
		this.#main = this.#create("main");
	}

	/** Resolves with the port. Rejects if it is in use. */
	async listen(): Promise<number> {
		await listen(this.#main, this.#settings.port, this.#settings.host);
		return portOf(this.#main);
	}

	setFaults(rules: readonly FaultRule[]): void {
		this.#faultPicker = new FaultPicker(rules);
	}

	/** Closes all connections, even in the middle of an answer. */
	async close(): Promise<void> {
		this.#closed = true;
		for (const finish of this.#timers) {
			finish();
		}
		const other = await this.#other;
		await Promise.all([this.#main, other].map((server) => server && stop(server)));
	}

	/** The origin of the second server. The first call starts it. */
	async otherOrigin(): Promise<string> {
		this.#other ??= (async () => {
			const server = this.#create("other");
			await listen(server, 0, this.#settings.host);
			return server;
		})();
		return `http://${this.#settings.host}:${portOf(await this.#other)}`;
	}

	#create(name: "main" | "other"): Server {
		const server = createServer((request, response) => {
			this.#handle(request, response, name).catch(() => response.destroy());
		});
		server.keepAliveTimeout = KEEP_ALIVE_MS;
		return server;
	}

	async #handle(request: IncomingMessage, response: ServerResponse, name: "main" | "other"): Promise<void> {
		const key = readKey(request.headers.authorization);
		const authorized = key !== undefined && this.#keys.includes(key);
		const record = this.log.open(request, response, name, authorized);
		const body = await readBody(request);
		const url = new URL(request.url ?? "/", `http://${request.headers.host ?? this.#settings.host}`);
		const read = this.#read(request, url, body);
		this.log.note(record, read instanceof HttpError ? url.searchParams : read.parameters, body);

		const rule = this.#faultPicker.next(url.pathname, read instanceof HttpError ? new Map() : read.parameters);
		record.fault = rule?.do;
		const strange = rule && (await this.#faultReply(rule, request));
		const allowance = this.#rateLimit.take(authorized ? key : "", Date.now());
		if (this.#settings.variants.rateLimitHeader === "present" && strange?.status !== 429) {
			response.setHeader("ratelimit", formatRateLimit(allowance));
		}
		const limited = allowance.allowed ? undefined : tooManyRequests(allowance.reset);
		const reply = strange ?? limited ?? this.#answer(request, url, read, record, this.#routesOf(key));
		await this.#wait(this.#settings.latencyMs + (rule?.delayMs ?? 0));
		if (!this.#closed && !response.destroyed) {
			await deliver(request, response, reply, rule, (ms) => this.#wait(ms));
		}
	}

	#read(request: IncomingMessage, url: URL, body: string): ApiRequest | HttpError {
		try {
			return readRequest(request, url, body);
		} catch (error) {
			if (error instanceof HttpError) {
				return error;
			}
			throw error;
		}
	}

	async #faultReply(rule: FaultRule, request: IncomingMessage): Promise<Reply | undefined> {
		const otherOrigin = rule.do === "redirect-other" && rule.to === undefined ? await this.otherOrigin() : "";
		return faultReply(rule, { target: request.url ?? "/", otherOrigin });
	}

	#answer(
		request: IncomingMessage,
		url: URL,
		read: ApiRequest | HttpError,
		record: RequestRecord,
		routes: Routes,
	): Reply {
		const refused = read instanceof HttpError ? read.reply : undefined;
		if (refused === METHOD_NOT_ALLOWED && WRITES.includes(request.method ?? "")) {
			this.log.writeAttempts += 1;
		}
		if (!routes.knows(url.pathname)) {
			return URL_NOT_FOUND;
		}
		if (refused === METHOD_NOT_ALLOWED) {
			return refused;
		}
		if (!url.pathname.endsWith("/")) {
			return {
				status: 301,
				body: "",
				headers: { location: `${url.pathname}/${url.search}`, "content-type": "text/html" },
			};
		}
		if (!record.authorized) {
			return UNAUTHORIZED;
		}
		if (read instanceof HttpError) {
			return read.reply;
		}
		try {
			return routes.answer(read);
		} catch (error) {
			if (error instanceof HttpError) {
				return error.reply;
			}
			if (error instanceof URIError) {
				return badRequest("The URL is malformed.").reply;
			}
			throw error;
		}
	}

	/** Resolves after `ms` milliseconds, or earlier if the server closes. */
	#wait(ms: number): Promise<void> {
		if (ms <= 0 || this.#closed) {
			return Promise.resolve();
		}
		return new Promise((resolve) => {
			const finish = (): void => {
				clearTimeout(timer);
				this.#timers.delete(finish);
				resolve();
			};
			const timer = setTimeout(finish, ms);
			this.#timers.add(finish);
		});
	}
}

/** The key in an `Authorization` header: Basic `key:`, as Close documents it, or Bearer; undefined for anything else. */
function readKey(header: string | undefined): string | undefined {
	const match = /^(Basic|Bearer) +(\S+)$/i.exec(header ?? "");
	const [, scheme, credentials] = match ?? [];
	if (scheme === undefined || credentials === undefined) {
		return undefined;
	}
	if (scheme.toLowerCase() === "bearer") {
		return credentials;
	}
	const text = Buffer.from(credentials, "base64").toString("utf8");
	const colon = text.indexOf(":");
	// The key is the user name, and the password is empty. Close refuses a key without the colon.
	return colon === -1 || colon < text.length - 1 ? undefined : text.slice(0, colon);
}

function tooManyRequests(reset: number): Reply {
	return {
		status: 429,
		body: { error: "Too many requests." },
		headers: { "retry-after": String(Math.ceil(reset)) },
	};
}

/** Rejects if the address is in use or isn't one of this machine. */
export function listen(server: Server, port: number, host: string): Promise<void> {
	return new Promise((resolve, reject) => {
		server.once("error", reject);
		server.listen(port, host, () => {
			server.off("error", reject);
			resolve();
		});
	});
}

function portOf(server: Server): number {
	return (server.address() as AddressInfo).port;
}

/** Ends all connections, those in the middle of an answer too. */
export async function stop(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
