import * as l10n from "@vscode/l10n";
import type { CallOptions } from "../../close/base/callOptions.ts";
import { CloseError } from "../../close/base/errors.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import { isReadable, isRepeat, type OpportunityRow, type Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { readRange } from "../reading/rangeReader.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import { SkipLimitError } from "../reading/readErrors.ts";
import type { EndsRule } from "./attentionRules.ts";

/** Thrown if the listing isn't in the requested order, or differs from page to page. */
class Disorder extends Error {}

/** The maximum number of opportunities to read if all of them must be read. */
const MOST_READ = 5000;

/**
 * Finds the opportunities of a rule at the ends of the listing of all active ones, in ascending order: reads forward
 * from the beginning, then backward from the end, each until one doesn't match. Nothing is taken on trust: every row
 * must be in order, and none may occur twice. Otherwise all active ones are read.
 */
export class EdgeScan {
	readonly #rule: EndsRule;
	readonly #parameters: ListParameters;
	readonly #reader: PageReader;
	readonly #found: OpportunityRow[] = [];
	readonly #seen = new Set<string>();
	#total: number | undefined;
	/** How many rows at the beginning belong to the lower end. */
	#front = 0;
	/** The last row of the lower end. */
	#last: Row | undefined;
	#frontEnded = false;
	/** The offset from which all rows belong to the upper end. */
	#back: number | undefined;
	#ended = false;
	#asOf: number | undefined;

	/** `parameters` are the filters for the active opportunities, without order and paging. */
	constructor(rule: EndsRule, parameters: ListParameters, reader: PageReader) {
		this.#rule = rule;
		this.#parameters = { ...parameters, _order_by: rule.orderBy };
		this.#reader = reader;
	}

	/** The matching rows of the lower end, then those of the upper one. */
	get found(): readonly OpportunityRow[] {
		return this.#found;
	}

	/** When the first page was true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#asOf;
	}

	/** Whether all matching opportunities have been found. */
	get ended(): boolean {
		return this.#ended;
	}

	/** Continues until all are found or this many pages are read. @throws CloseError if a page doesn't arrive */
	async read(pages: number, options: CallOptions): Promise<void> {
		try {
			let left = pages - (await this.#readFront(pages, options));
			for (; left > 0 && !this.#ended; left -= 1) await this.#readBack(options);
		} catch (error) {
			if (!(error instanceof Disorder) && !(error instanceof SkipLimitError)) throw error;
			this.#reader.context.log.warn(
				`Sorting by ${this.#rule.orderBy} is unreliable here; all active opportunities are read.`,
			);
			await this.#readAll(options);
		}
	}

	/** Reads forward until the lower end is known, at most this many pages. Returns the number of pages read. */
	async #readFront(pages: number, options: CallOptions): Promise<number> {
		if (this.#frontEnded) return 0;
		const reader = this.#reader;
		const parameters = this.#parameters;
		const first = this.#front === 0 ? await reader.page(parameters, 0, options) : undefined;
		const totals = { total_results: first === undefined ? (this.#total ?? 0) : this.#totalOf(first) };
		const beginning = first === undefined ? { known: { count: this.#front, last: this.#last } } : { first };
		const range = { parameters, start: 0, size: undefined, totals, ...beginning };
		let read = 0;
		for await (const { rows, answer } of readRange(range, { reader, options, inconsistency: disorder })) {
			read += 1;
			this.#takeLower(rows, this.#totalOf(answer));
			if (this.#frontEnded || read === pages) return read;
		}
		// The listing has ended.
		if (this.#front !== this.#total) throw new Disorder();
		this.#ended = true;
		return read;
	}

	#takeLower(rows: readonly Row[], total: number): void {
		const outside = this.#keysOf(rows).findIndex((key) => key !== undefined && !this.#rule.mayContinueAscending(key));
		const low = outside < 0 ? rows : rows.slice(0, outside);
		this.#take(low);
		const isWhole = this.#front === 0 && rows.length === total;
		if (isWhole) this.#takeUpper(rows.slice(low.length));
		this.#front += low.length;
		this.#last = low.at(-1) ?? this.#last;
		this.#frontEnded = outside >= 0 || this.#front === total;
		this.#ended = isWhole || this.#front === total;
	}

	async #readBack(options: CallOptions): Promise<void> {
		const end = this.#back ?? this.#total ?? 0;
		const from = Math.max(this.#front, end - this.#reader.pageSize);
		const answer = await this.#reader.page(this.#parameters, from, options, end - from);
		this.#totalOf(answer);
		if (answer.rows.length !== end - from) throw new Disorder();
		const upper = this.#takeUpper(answer.rows);
		this.#back = from;
		this.#ended = upper < answer.rows.length || from === this.#front;
	}

	/** Takes the rows of the upper end from the end of a page. Returns their number. */
	#takeUpper(rows: readonly Row[]): number {
		const keys = this.#keysOf(rows);
		const outside = keys.findLastIndex((key) => key !== undefined && !this.#rule.mayContinueDescending(key));
		const upper = rows.slice(outside + 1);
		this.#take(upper);
		return upper.length;
	}

	/** Returns the keys of rows, after checking their order; undefined for an unreadable row. */
	#keysOf(rows: readonly Row[]): readonly (number | null | undefined)[] {
		const keys = rows.map((row) => (isReadable(row) ? this.#rule.keyOf(row) : undefined));
		let last = Number.NEGATIVE_INFINITY;
		for (const key of keys) {
			if (key === null || key === undefined) continue;
			if (key < last) throw new Disorder();
			last = key;
		}
		return keys;
	}

	#totalOf({ aggregates, receivedAt }: ListResponse): number {
		this.#asOf ??= receivedAt;
		const { total_results: total } = aggregates;
		if (total === undefined || (this.#total !== undefined && total !== this.#total)) throw new Disorder();
		this.#total = total;
		return total;
	}

	/** Takes the rows of an end. Each must be new: if one occurs twice, another one is missing. */
	#take(rows: readonly Row[]): void {
		for (const row of rows) {
			if (isRepeat(row) || (row.id !== undefined && this.#seen.has(row.id))) throw new Disorder();
			if (row.id !== undefined) this.#seen.add(row.id);
			if (isReadable(row) && this.#rule.applies(this.#rule.keyOf(row))) this.#found.push(row);
		}
	}

	async #readAll(options: CallOptions): Promise<void> {
		if ((this.#total ?? 0) > MOST_READ) throw tooMany();
		const rows = new Map<string, OpportunityRow>();
		let read = 0;
		await readByCreationDate(this.#reader, this.#parameters, options, ({ rows: page, aggregates }) => {
			read += page.length;
			if (Math.max(read, aggregates.total_results ?? 0) > MOST_READ) throw tooMany();
			for (const row of page) if (isReadable(row) && this.#rule.applies(this.#rule.keyOf(row))) rows.set(row.id, row);
		});
		this.#found.splice(0, Number.POSITIVE_INFINITY, ...rows.values());
		this.#ended = true;
	}
}

function disorder(): never {
	throw new Disorder();
}

function tooMany(): CloseError {
	return new CloseError("answer", l10n.t("There are too many open opportunities to check each of them."), {
		advice: l10n.t("Run Show Only Mine in Needs Attention."),
	});
}
