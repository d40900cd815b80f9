import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { ROW_FIELDS, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { PageReader } from "../reading/pageReader.ts";
import { PROBE_FIELDS } from "../reading/probe.ts";
import type { ReadContext, ReadOptions } from "../reading/readContext.ts";
import { type GroupSpan, type Provenance, provenanceOf } from "../reading/readPlan.ts";
import type { View } from "../view/view.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import { readGroups } from "./readGroups.ts";
import { type Progress, SharedAnswers, type SharedReading, type Waiter } from "./sharedAnswers.ts";
import { readWholeListing, TooManyRows } from "./wholeListing.ts";

/** What was read of a View, and how. */
export interface Part<T> {
	readonly value: T;
	/** The answers that it came from. */
	readonly requests: readonly Provenance[];
	/** When the first of the answers was complete, in milliseconds since the epoch: nothing in it is older. */
	readonly asOf: number;
	/** True if the data changed twice while it was read, so that it may be of several moments. */
	readonly changing: boolean;
}

export interface PartRows {
	readonly aggregates: Aggregates;
	/** In the order of creation, unless another one is said. */
	readonly rows: readonly Row[];
}

export interface PartGroups {
	readonly aggregates: Aggregates;
	/** In the order of the grouping, each with at most one row: the one that may be needed for its name. */
	readonly groups: readonly GroupSpan[];
}

/** Which rows are wanted. */
interface WantedRows {
	/** Fields besides {@link ROW_FIELDS}; found in each row's `object`. */
	readonly fields?: readonly string[];
	/** The most rows that are wanted; by default, all. */
	readonly limit?: number;
	readonly onProgress?: Progress;
}

/** How many first pages are kept of listings that had too many rows. */
const MOST_FIRST_PAGES = 8;

/** The fields that groups are known by if a server sends none, and those that a row needs to be readable at all. */
const GROUP_FIELDS = `${PROBE_FIELDS},user_name`;

/** The fields with an opportunity's value, its currency and its close date. */
const VALUE_FIELDS = `${PROBE_FIELDS},value_formatted,value_currency`;

/**
 * Reads the parts that the analysis is made of: aggregates, rows and groups of Views that are made from the current one.
 * One reader serves a whole session, and what it has read it doesn't read again until {@link forget}. The order of a View
 * doesn't matter. All methods reject with a ViewError if the View can't be queried, and with a CloseError if an answer
 * doesn't arrive or the waiter is aborted, which doesn't disturb others that wait for the same.
 */
export class PartReader {
	readonly #reader: PageReader;
	readonly #queryOf: (view: View) => ViewQuery;
	readonly #forgotten: () => void;
	readonly #answers = new SharedAnswers();
	/** Those of listings that had too many rows for who asked, for somebody who wants more. */
	readonly #firstPages = new Map<string, ListResponse>();

	/** `forgotten` is called after everything that was read has been forgotten. */
	constructor(context: ReadContext, queryOf: (view: View) => ViewQuery, forgotten: () => void = () => undefined) {
		this.#reader = new PageReader(context);
		this.#queryOf = queryOf;
		this.#forgotten = forgotten;
	}

	/** One request: the aggregates of all that match. None if {@link latest} was asked. */
	async figures(view: View, options: ReadOptions = {}): Promise<Part<Aggregates>> {
		const filters = this.#filtersOf(view);
		if (this.#answers.has(latestQuestion(filters))) return aggregatesIn(await this.latest(view, options));
		return this.#answers.ask(figuresQuestion(filters), (reading) => this.#readFigures(filters, reading), options);
	}

	/**
	 * One request: the aggregates, and the rows with the latest `date_won`, as many as fill a page, in this order. Rows have
	 * their values and dates only.
	 */
	async latest(view: View, options: ReadOptions = {}): Promise<Part<PartRows>> {
		const filters = this.#filtersOf(view);
		return this.#answers.ask(latestQuestion(filters), (reading) => this.#readLatest(filters, reading), options);
	}

	/** One request: the aggregates, and the first rows in the View's own order, up to `limit` or a page, with these fields. */
	async first(
		view: View,
		{ limit, fields }: { readonly limit: number; readonly fields: readonly string[] },
		options: ReadOptions = {},
	): Promise<Part<PartRows>> {
		const { _group_by, ...ordered } = this.#queryOf(view).parameters;
		const listing: ListParameters = { ...ordered, _fields: [PROBE_FIELDS, ...fields].join(",") };
		const read = async ({ options }: SharedReading) => {
			const answer = await this.#reader.page(listing, 0, { ...options, keepObjects: true }, limit);
			return ofOneAnswer(answer, { aggregates: answer.aggregates, rows: answer.rows });
		};
		return this.#answers.ask(JSON.stringify(["first", listing, limit]), read, options);
	}

	/**
	 * All rows of a View, as many requests as they fill pages.
	 * @throws TooManyRows if more than `limit` match, after one request unless the rows are known
	 */
	async rows(view: View, wants: WantedRows = {}, options: ReadOptions = {}): Promise<Part<PartRows>> {
		const { limit = ALL, onProgress } = wants;
		const filters = this.#filtersOf(view);
		const fields = fieldsOf(wants);
		const waiter: Waiter = { ...options, onProgress };
		const all = rowsQuestion(filters, fields, ALL);
		const count = this.#answers.known<Part<PartRows>>(all)?.value.rows.length;
		if (count !== undefined && count > limit) throw new TooManyRows(count, limit);
		const question = count === undefined ? rowsQuestion(filters, fields, limit) : all;
		const part = await this.#answers.ask(
			question,
			(reading) => this.#readRows({ ...filters, _fields: fields }, limit, reading),
			waiter,
		);
		this.#answers.alsoAnswers(all, question);
		return part;
	}

	/**
	 * The groups of a grouped View with their aggregates, discovered as the tree's are. An answer that is no good is given
	 * as `instead`: it is read again.
	 */
	async groups(
		view: View,
		options: ReadOptions & { readonly instead?: Part<PartGroups> | undefined } = {},
	): Promise<Part<PartGroups>> {
		const { instead, ...waiter } = options;
		const query = this.#groupsQuery(view);
		const question = groupsQuestion(query);
		this.#answers.drop(question, instead);
		return this.#answers.ask(question, (reading) => readGroups(query, this.#reader, reading.options), waiter);
	}

	/** What {@link groups} has found before. */
	knownGroups(view: View): Part<PartGroups> | undefined {
		return this.#answers.known(groupsQuestion(this.#groupsQuery(view)));
	}

	/** Whether {@link groups} takes no request that isn't on its way already. */
	hasGroups(view: View): boolean {
		return this.#answers.has(groupsQuestion(this.#groupsQuery(view)));
	}

	/** What {@link figures} or {@link latest} has found before. */
	knownFigures(view: View): Part<Aggregates> | undefined {
		return this.#knownFigures(this.#filtersOf(view));
	}

	/** Whether {@link figures} takes no request that isn't on its way already. */
	hasFigures(view: View): boolean {
		return this.#answers.has(figuresQuestion(this.#filtersOf(view))) || this.hasLatest(view);
	}

	/** Whether {@link latest} takes no request that isn't on its way already. */
	hasLatest(view: View): boolean {
		return this.#answers.has(latestQuestion(this.#filtersOf(view)));
	}

	/** How many objects an answer brings at the most. */
	get pageSize(): number {
		return this.#reader.pageSize;
	}

	/**
	 * How many requests {@link rows} would make now: 0 if the rows are known; undefined if it isn't known how many rows
	 * there are.
	 */
	requestsForRows(view: View, wants: WantedRows = {}): number | undefined {
		const filters = this.#filtersOf(view);
		if (this.#answers.known(rowsQuestion(filters, fieldsOf(wants), ALL)) !== undefined) return 0;
		const count = this.#knownFigures(filters)?.value.total_results;
		return count === undefined ? undefined : Math.max(1, Math.ceil(count / this.#reader.pageSize));
	}

	/**
	 * Reads anew what was read before a moment, in milliseconds since the epoch. Who has it keeps it, and isn't told: it may be
	 * old, but nothing says that it is wrong.
	 */
	forgetBefore(moment: number): void {
		this.#answers.dropIf((answer) => (answer as Part<unknown>).asOf < moment);
		for (const [question, { receivedAt }] of this.#firstPages)
			if (receivedAt < moment) this.#firstPages.delete(question);
	}

	/** Reads everything anew from now on: the data has changed, or may have. */
	forget(): void {
		this.#answers.forget();
		this.#firstPages.clear();
		this.#forgotten();
	}

	#filtersOf(view: View): ListParameters {
		const { _group_by, _order_by, ...filters } = this.#queryOf(view).parameters;
		return filters;
	}

	#groupsQuery(view: View): ViewQuery {
		const { parameters, groupBy, startMonth } = this.#queryOf(view);
		const { _order_by, ...unordered } = parameters;
		const listing: ListParameters = { ...unordered, _order_by: "date_created", _fields: GROUP_FIELDS };
		return { parameters: listing, groupBy, startMonth };
	}

	#knownFigures(filters: ListParameters): Part<Aggregates> | undefined {
		const figures = this.#answers.known<Part<Aggregates>>(figuresQuestion(filters));
		const latest = this.#answers.known<Part<PartRows>>(latestQuestion(filters));
		return figures ?? (latest && aggregatesIn(latest));
	}

	async #readFigures(filters: ListParameters, { options }: SharedReading): Promise<Part<Aggregates>> {
		const answer = await this.#reader.page({ ...filters, _fields: PROBE_FIELDS }, 0, options, 1);
		return ofOneAnswer(answer, answer.aggregates);
	}

	async #readLatest(filters: ListParameters, { options }: SharedReading): Promise<Part<PartRows>> {
		const answer = await this.#reader.page({ ...filters, _order_by: "-date_won", _fields: VALUE_FIELDS }, 0, options);
		return ofOneAnswer(answer, { aggregates: answer.aggregates, rows: answer.rows });
	}

	async #readRows(
		listing: ListParameters,
		limit: number,
		{ options, onProgress }: SharedReading,
	): Promise<Part<PartRows>> {
		const keepObjects = listing._fields !== ROW_FIELDS.join(",");
		const question = JSON.stringify(listing);
		const first = this.#firstPages.get(question);
		this.#firstPages.delete(question);
		try {
			const wants = { first, limit, onProgress };
			const read = await readWholeListing(this.#reader, listing, wants, { ...options, keepObjects });
			const { aggregates, rows, requests, asOf, changing } = read;
			return { value: { aggregates, rows }, requests, asOf, changing };
		} catch (error) {
			if (error instanceof TooManyRows && error.first !== undefined) this.#keepFirstPage(question, error.first);
			throw error;
		}
	}

	#keepFirstPage(question: string, page: ListResponse): void {
		this.#firstPages.set(question, page);
		const [oldest] = this.#firstPages.keys();
		if (this.#firstPages.size > MOST_FIRST_PAGES && oldest !== undefined) this.#firstPages.delete(oldest);
	}
}

function fieldsOf({ fields = [] }: WantedRows): string {
	return [...new Set([...ROW_FIELDS, ...fields.toSorted()])].join(",");
}

function ofOneAnswer<T>(answer: ListResponse, value: T): Part<T> {
	const provenance = provenanceOf(answer);
	const requests = provenance === undefined ? [] : [provenance];
	return { value, requests, asOf: answer.receivedAt, changing: false };
}

/** The figures that came with rows. */
export function aggregatesIn(part: Part<PartRows>): Part<Aggregates> {
	return { ...part, value: part.value.aggregates };
}

function latestQuestion(filters: ListParameters): string {
	return JSON.stringify(["latest", filters]);
}

function figuresQuestion(filters: ListParameters): string {
	return JSON.stringify(["figures", filters]);
}

/** The limit of those who want all rows. */
const ALL = Number.POSITIVE_INFINITY;

function rowsQuestion(filters: ListParameters, fields: string, limit: number): string {
	return JSON.stringify(["rows", filters, fields, Number.isFinite(limit) ? limit : "all"]);
}

function groupsQuestion(query: ViewQuery): string {
	return JSON.stringify(["groups", query]);
}
