import type { ListAnswer } from "../../close/answer.ts";
import type { CallOptions, OpportunitySource } from "../../close/api.ts";
import { CloseError, maxLimitOf } from "../../close/errors.ts";
import type { Log } from "../../close/log.ts";
import { ROW_FIELDS } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";

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

	get maxConcurrentRequests(): number {
		return this.#settings().maxConcurrentRequests;
	}

	/** Reads up to `limit` objects (a page by default) from offset `skip` on. Rejects with a {@link CloseError}. */
	async page(
		parameters: ListParameters,
		skip: number,
		options: CallOptions,
		limit = this.pageSize,
	): Promise<ListAnswer> {
		const asked = Math.min(limit, this.pageSize);
		const paging = { _limit: String(asked), ...(skip > 0 ? { _skip: String(skip) } : {}) };
		try {
			const fields = this.#fields !== "omitted" ? { _fields: parameters._fields ?? ROW_FIELDS.join(",") } : {};
			const answer = await this.#source.list({ ...parameters, ...fields, ...paging }, options);
			if (this.#fields !== "watched" || !lacksFigures(answer, parameters)) return answer;
			const whole = await this.#source.list(omitFields({ ...parameters, ...paging }), options);
			if (lacksFigures(whole, parameters)) {
				this.#fields = "trusted";
				return answer;
			}
			this.#fields = "omitted";
			this.#log.warn("This server leaves groups or totals out where _fields is sent; whole objects are read instead.");
			return whole;
		} catch (error) {
			const max = error instanceof CloseError ? maxLimitOf(error) : undefined;
			if (max === undefined || max < 1 || max >= asked) throw error;
			this.#maxLimit = max;
			this.#log.info(`This server takes a _limit of ${max} at the most.`);
			return this.page(parameters, skip, options, max);
		}
	}
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
