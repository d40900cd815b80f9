import * as l10n from "@vscode/l10n";
import { CloseError } from "../../close/base/errors.ts";
import { maxLimitOf, maxSkipOf } from "../../close/http/limitsInError.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { ROW_FIELDS, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { forOneRequest, type ReadContext, type ReadOptions } from "./readContext.ts";
import { SkipLimitError } from "./readErrors.ts";

/** One shared string for all requests, since some of them are kept to explain where figures come from. */
const ALL_FIELDS = ROW_FIELDS.join(",");

/**
 * How many answers of a reduced size must arrive before a larger size is tried again. Doubles each time a page is too
 * large.
 */
const PATIENCE = 64;
const MOST_PATIENCE = 512;

/**
 * Requests pages from one server, and remembers what it learned about that server: the largest `_limit` that it
 * accepts, and whether `_fields` works together with groups and aggregates (`facts.md` leaves both open).
 */
export class PageReader {
	readonly context: ReadContext;
	#maxLimit = Number.POSITIVE_INFINITY;
	readonly #heavy = new HeavyPages();
	/** The largest `_limit` that was answered: a refusal of this one or a smaller one has another cause. */
	#accepted = 0;
	#depth: { readonly most: number; readonly refusal: CloseError } | undefined;
	/** Whether `_fields` is sent, and whether answers are still checked for figures that it makes the server omit. */
	#fields: "watched" | "trusted" | "omitted" = "watched";

	constructor(context: ReadContext) {
		this.context = context;
	}

	get pageSize(): number {
		return Math.min(this.context.settings().pageSize, this.#maxLimit, this.#heavy.most);
	}

	/** The number of objects that a listing may have and still be read to its end. */
	get reach(): number {
		return (this.#depth?.most ?? Number.POSITIVE_INFINITY) + this.pageSize;
	}

	get maxConcurrentRequests(): number {
		return this.context.settings().maxConcurrentRequests;
	}

	/**
	 * Reads up to `limit` objects (a page by default) from offset `skip` on.
	 * @throws SkipLimitError if the server doesn't skip that many objects, CloseError for all other failures
	 */
	async page(
		parameters: ListParameters,
		skip: number,
		options: ReadOptions,
		limit = this.pageSize,
	): Promise<ListResponse> {
		if (this.#depth !== undefined && skip > this.#depth.most) throw new SkipLimitError(this.#depth.refusal);
		const asked = Math.min(limit, this.pageSize);
		const page = pageOf(parameters, skip, asked);
		try {
			const answer = await this.#send(page, options);
			this.#accepted = Math.max(this.#accepted, asked);
			if (this.#fields !== "watched" || !lacksFigures(answer, parameters)) return answer;
			const whole = await this.#ask(omitFields(page), options);
			if (lacksFigures(whole, parameters)) {
				this.#fields = "trusted";
				return answer;
			}
			this.#fields = "omitted";
			this.context.log.warn("This server omits groups or totals if _fields is sent; whole objects are read instead.");
			return whole;
		} catch (error) {
			if (!(error instanceof CloseError) || error.status !== 400) throw error;
			const most = maxSkipOf(error);
			if (most !== undefined && most < skip) throw this.#tooDeep(most, error);
			const max = maxLimitOf(error);
			if (max === undefined || max < 1 || max >= asked)
				return this.#withoutNumber(error, parameters, skip, asked, options);
			this.#setMaxLimit(max);
			return this.page(parameters, skip, options, max);
		}
	}

	/**
	 * Handles a refusal that names no limit. If this many objects were never accepted before, retries with fewer. If
	 * that isn't the cause and the beginning of the same listing can be read, the offset is too large; otherwise the
	 * refusal has another cause.
	 */
	async #withoutNumber(
		refusal: CloseError,
		parameters: ListParameters,
		skip: number,
		asked: number,
		options: ReadOptions,
	): Promise<ListResponse> {
		const isGiven = async (from: number, limit: number): Promise<boolean> => {
			try {
				await this.#send(pageOf(parameters, from, limit), options);
				return true;
			} catch (error) {
				if (error instanceof CloseError && error.status === 400) return false;
				throw error;
			}
		};
		if (asked > Math.max(1, this.#accepted) && (await isGiven(skip, 1))) {
			let limit = Math.floor(asked / 2);
			while (limit > 1 && !(await isGiven(skip, limit))) limit = Math.floor(limit / 2);
			this.#setMaxLimit(limit);
			return this.page(parameters, skip, options, limit);
		}
		const isOffset = skip > 0 && (this.#depth !== undefined || (await isGiven(0, 1)));
		throw isOffset ? this.#tooDeep(skip - 1, refusal) : refusal;
	}

	#send(page: ListParameters, options: ReadOptions): Promise<ListResponse> {
		return this.#ask(this.#fields === "omitted" ? omitFields(page) : page, options);
	}

	async #ask(parameters: ListParameters, options: ReadOptions): Promise<ListResponse> {
		const answer = await this.context.source.list(parameters, forOneRequest(options));
		// A page that was too large arrives with fewer objects; the next ones may be too large as well.
		const asked = Number(parameters._limit);
		const served = Number(answer.asked?._limit ?? asked);
		if (served < asked) {
			this.#heavy.tooLarge(served);
			this.context.log.info(`Pages are large; ${served} objects are read at a time.`);
		} else this.#heavy.served(asked);
		return withoutRepeats(answer);
	}

	#setMaxLimit(max: number): void {
		this.#maxLimit = max;
		this.context.log.info(`This server accepts a _limit of at most ${max}.`);
	}

	#tooDeep(most: number, refusal: CloseError): SkipLimitError {
		if (most < (this.#depth?.most ?? Number.POSITIVE_INFINITY)) {
			this.context.log.info(`This server accepts a _skip of at most ${most}.`);
			this.#depth = { most, refusal };
		}
		return new SkipLimitError(refusal);
	}
}

/** Returns the parameters of one page: with the fields of a row, unless the listing asks for others. */
export function pageOf(parameters: ListParameters, skip: number, limit: number): ListParameters {
	const paging = { _limit: String(limit), ...(skip > 0 ? { _skip: String(skip) } : {}) };
	return { ...parameters, _fields: parameters._fields ?? ALL_FIELDS, ...paging };
}

function omitFields(parameters: ListParameters): ListParameters {
	const { _fields, ...rest } = parameters;
	return rest;
}

/** Whether an answer lacks what offsets and group labels are computed from. */
function lacksFigures(answer: ListResponse, parameters: ListParameters): boolean {
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

/**
 * Limits the number of objects per page after larger pages were too large. A single huge object makes the pages around
 * it small; later pages grow again.
 */
class HeavyPages {
	#most = Number.POSITIVE_INFINITY;
	#patience = PATIENCE / 2;
	#left = 0;

	get most(): number {
		return this.#most;
	}

	/** Records that a page was too large, and arrived with `served` objects. */
	tooLarge(served: number): void {
		this.#most = Math.min(this.#most, served);
		this.#patience = Math.min(2 * this.#patience, MOST_PATIENCE);
		this.#left = this.#patience;
	}

	/** Records that a request for `asked` objects was answered in full. */
	served(asked: number): void {
		if (asked !== this.#most) return;
		this.#left -= 1;
		if (this.#left > 0) return;
		this.#most *= 2;
		this.#left = this.#patience;
	}
}

/**
 * Returns the same answer with each opportunity once. A repeated one is replaced by a row that says so, because offsets
 * and sizes count positions.
 */
function withoutRepeats(answer: ListResponse): ListResponse {
	if (!hasRepeats(answer)) return answer;
	const seen = new Set<string>();
	const once = (row: Row): Row => {
		const { id } = row;
		if (id === undefined || !seen.has(id)) {
			if (id !== undefined) seen.add(id);
			return row;
		}
		return { unreadable: l10n.t("{0} appears twice on one page of Close's response.", id), repeats: id };
	};
	const rows = answer.rows.map(once);
	const groups = answer.groups?.map((group) => ({ ...group, rows: group.rows.map(once) }));
	return { ...answer, groups, rows };
}

function hasRepeats({ groups, rows }: ListResponse): boolean {
	const ids = new Set<string>();
	let count = 0;
	for (const part of groups ?? [{ rows }]) {
		for (const { id } of part.rows) {
			if (id === undefined) continue;
			ids.add(id);
			count += 1;
		}
	}
	return ids.size < count;
}
