import { setTimeout as pass } from "node:timers/promises";
import type { Credential } from "../../src/close/base/credential.ts";
import { AttemptFailure, CloseError } from "../../src/close/base/errors.ts";
import type { BaseUrl } from "../../src/close/http/baseUrl.ts";
import { httpErrorOf } from "../../src/close/http/httpError.ts";
import { connectionsTo } from "../../src/close/http/keepAlive.ts";
import { maxLimitOf } from "../../src/close/http/limitsInError.ts";
import { headersOf, type Parameters, type Path, readRequest } from "../../src/close/http/request.ts";
import { sendRequest } from "../../src/close/http/sendRequest.ts";
import { Transport } from "../../src/close/http/transport.ts";
import { type Fields, isFields } from "./forms.ts";

const LIST = "/opportunity/";
const USER_AGENT = "close-opportunities-check/1.0.0";
/** Objects per page without `_limit`, so also a `_limit` that Close accepts. Source: `facts.md`, section 3. */
const DEFAULT_LIMIT = 100;
/** In seconds. */
const REQUEST_TIMEOUT = 60;

interface AskOptions {
	/** `x-tz-offset`, in hours ahead of UTC; 0 by default. */
	readonly offset?: number;
	/** Sends the request even if its answer is known. */
	readonly again?: boolean;
	/** Doesn't reduce a `_limit` that is too large, so that the error can be read. */
	readonly exact?: boolean;
}

/** Sends the requests of questions. All methods reject with a CloseError. */
export interface Asking {
	/** The body of an answer of `GET /opportunity/`. Doesn't repeat a request whose answer is known. */
	list(parameters: Parameters, options?: AskOptions): Promise<Fields>;
	/** Any other list. */
	read(path: Path, parameters: Parameters): Promise<Fields>;
	/** The `RateLimit` header of an answer to a list request; null if it has none. */
	rateLimit(): Promise<string | null>;
}

interface AskerOptions {
	readonly baseUrl: BaseUrl;
	readonly key: string;
	/** Milliseconds between two requests. */
	readonly pause: number;
	/** Called when the server asks for a pause. */
	readonly onWait?: () => void;
}

/** Sends one request at a time, through the client's own transport: it can only read, and obeys the rate limit. */
export class Asker implements Asking {
	/** The number of requests so far. Retries of the transport don't count. */
	requests = 0;
	readonly #options: AskerOptions;
	readonly #credential: Credential;
	readonly #transport: Transport;
	readonly #known = new Map<string, Fields>();
	#maxLimit = Number.POSITIVE_INFINITY;
	#offset = 0;

	constructor(options: AskerOptions) {
		this.#options = options;
		this.#credential = { kind: "apiKey", secret: options.key, origin: options.baseUrl.origin };
		const silent = () => undefined;
		this.#transport = new Transport({
			baseUrl: options.baseUrl.url,
			credential: this.#credential,
			userAgent: USER_AGENT,
			settings: () => ({ maxConcurrentRequests: 1, requestTimeout: REQUEST_TIMEOUT }),
			log: { debug: silent, info: silent, warn: silent, error: silent },
			timeZoneOffset: () => this.#offset,
		});
	}

	async list(parameters: Parameters, options: AskOptions = {}): Promise<Fields> {
		const { offset = 0, again = false, exact = false } = options;
		const limit = Number(parameters["_limit"]);
		const sent = exact || !(limit > this.#maxLimit) ? parameters : { ...parameters, _limit: String(this.#maxLimit) };
		const name = JSON.stringify([sent, offset]);
		const known = again ? undefined : this.#known.get(name);
		if (known !== undefined) return known;
		this.#offset = offset;
		try {
			const body = await this.read(LIST, sent);
			this.#known.set(name, body);
			return body;
		} catch (error) {
			const refused = error instanceof CloseError && error.kind === "badRequest";
			const max = refused ? (maxLimitOf(error) ?? (exact ? DEFAULT_LIMIT : undefined)) : undefined;
			if (max === undefined || max < 1 || max >= limit) throw error;
			this.#maxLimit = Math.min(this.#maxLimit, max);
			if (exact) throw error;
			return this.list(parameters, options);
		}
	}

	async read(path: Path, parameters: Parameters): Promise<Fields> {
		await this.#begin();
		const onWait = () => this.#options.onWait?.();
		const { body } = await this.#transport.read(path, parameters, { onWait: (wait) => wait && onWait() });
		if (isFields(body)) return body;
		throw new CloseError("answer", "The answer is no JSON object.", { advice: "" });
	}

	/** Doesn't use the transport, which doesn't return headers. */
	async rateLimit(): Promise<string | null> {
		await this.#begin();
		const { baseUrl } = this.#options;
		const connections = connectionsTo(baseUrl.origin);
		try {
			const { status, headers } = await sendRequest(readRequest(baseUrl.url, LIST, { _limit: "1", _fields: "id" }), {
				agent: connections.agent,
				headers: (request) => headersOf(request, this.#credential, { userAgent: USER_AGENT, timeZoneOffset: 0 }),
				timeout: REQUEST_TIMEOUT,
				signal: new AbortController().signal,
				redact: () => "",
			});
			if (status >= 400 && status !== 429) throw httpErrorOf(status, "", () => "");
			return headers.get("ratelimit");
		} catch (error) {
			throw error instanceof AttemptFailure ? error.error : error;
		} finally {
			connections.close();
		}
	}

	dispose(): void {
		this.#transport.dispose();
	}

	async #begin(): Promise<void> {
		if (this.requests > 0 && this.#options.pause > 0) await pass(this.#options.pause);
		this.requests += 1;
	}
}
