import type { ListAnswer } from "../../close/answer.ts";
import type { OpportunitySource } from "../../close/api.ts";
import { CloseError, maxLimitOf, maxSkipOf } from "../../close/errors.ts";
import type { Log } from "../../close/log.ts";
import { ROW_FIELDS } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { forOneRequest, type ReadOptions } from "./waits.ts";

/** One text for all requests, as some of them are kept to tell where figures are from. */
const ALL_FIELDS = ROW_FIELDS.join(",");

/** The server refuses to skip as many objects as a page lies behind. */
export class TooDeep extends Error {
	override readonly name = "TooDeep";
	/** What the server said, for where there is no other way. */
	readonly refusal: CloseError;

	constructor(refusal: CloseError) {
		super(refusal.message);
		this.refusal = refusal;
	}
}

export interface ReaderSettings {
	/** Objects a request, 1 to 250. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
}

/**
 * Asks for pages of one server, and keeps what it learned of that server: the largest `_limit` that it takes, and
 * whether `_fields` gets along with groups and aggregates (`facts.md` leaves both open).
 */
export class Reader {
	readonly #source: OpportunitySource;
	readonly #settings: () => ReaderSettings;
	readonly #log: Log;
	#maxLimit = Number.POSITIVE_INFINITY;
	#depth: { readonly most: number; readonly refusal: CloseError } | undefined;
	/** Whether `_fields` is sent, and whether answers to it are still looked at for what they leave out. */
	#fields: "watched" | "trusted" | "omitted" = "watched";

	constructor(source: OpportunitySource, settings: () => ReaderSettings, log: Log) {
		this.#source = source;
		this.#settings = settings;
		this.#log = log;
	}

	get pageSize(): number {
		return Math.min(this.#settings().pageSize, this.#maxLimit);
	}

	/** How many objects a listing may have to be read to its end. */
	get reach(): number {
		return (this.#depth?.most ?? Number.POSITIVE_INFINITY) + this.pageSize;
	}

	get maxConcurrentRequests(): number {
		return this.#settings().maxConcurrentRequests;
	}

	/**
	 * Reads up to `limit` objects (a page by default) from offset `skip` on.
	 * @throws TooDeep where the server does not skip that many, CloseError for all else
	 */
	async page(
		parameters: ListParameters,
		skip: number,
		options: ReadOptions,
		limit = this.pageSize,
	): Promise<ListAnswer> {
		if (this.#depth !== undefined && skip > this.#depth.most) throw new TooDeep(this.#depth.refusal);
		const asked = Math.min(limit, this.pageSize);
		const page = pageOf(parameters, skip, asked);
		try {
			const answer = await this.#ask(this.#fields === "omitted" ? omitFields(page) : page, options);
			if (this.#fields !== "watched" || !lacksFigures(answer, parameters)) return answer;
			const whole = await this.#ask(omitFields(page), options);
			if (lacksFigures(whole, parameters)) {
				this.#fields = "trusted";
				return answer;
			}
			this.#fields = "omitted";
			this.#log.warn("This server leaves groups or totals out where _fields is sent; whole objects are read instead.");
			return whole;
		} catch (error) {
			if (!(error instanceof CloseError)) throw error;
			this.#learnDepth(error, skip);
			const max = maxLimitOf(error);
			if (max === undefined || max < 1 || max >= asked) throw error;
			this.#maxLimit = max;
			this.#log.info(`This server takes a _limit of ${max} at the most.`);
			return this.page(parameters, skip, options, max);
		}
	}

	async #ask(parameters: ListParameters, options: ReadOptions): Promise<ListAnswer> {
		const answer = await this.#source.list(parameters, forOneRequest(options));
		// A page that was too large came with fewer objects: so may the next ones.
		const served = Number(answer.asked?._limit ?? parameters._limit);
		if (served < Number(parameters._limit)) {
			this.#maxLimit = Math.min(this.#maxLimit, served);
			this.#log.info(`Pages are large here; ${served} objects are read at a time.`);
		}
		return answer;
	}

	#learnDepth(error: CloseError, skip: number): void {
		const most = maxSkipOf(error);
		if (most === undefined || most >= skip) return;
		this.#log.info(`This server takes a _skip of ${most} at the most.`);
		this.#depth = { most, refusal: error };
		throw new TooDeep(error);
	}
}

/** What is sent for a page: the fields of a row, unless the listing asks for others. */
export function pageOf(parameters: ListParameters, skip: number, limit: number): ListParameters {
	const paging = { _limit: String(limit), ...(skip > 0 ? { _skip: String(skip) } : {}) };
	return { ...parameters, _fields: parameters._fields ?? ALL_FIELDS, ...paging };
}

function omitFields(parameters: ListParameters): ListParameters {
	const { _fields, ...rest } = parameters;
	return rest;
}

/** Whether an answer misses what offsets and group labels are reckoned from. */
function lacksFigures(answer: ListAnswer, parameters: ListParameters): boolean {
	if (answer.aggregates.total_results === undefined) return true;
	if (parameters._group_by === undefined) return false;
	if (answer.groups === undefined) return answer.rows.length > 0;
	return answer.groups.some(
		(group) =>
			group.aggregates.total_results === undefined ||
			Object.values(group.fields).every((field) => field === undefined) ||
			(group.key === undefined && Object.keys(group.fields).length === 0),
	);
}
