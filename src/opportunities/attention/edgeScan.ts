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

/** The listing is not in the order that was asked for, or not the same from page to page. */
class Disorder extends Error {}

/** More than this are not read to find a few among them. */
const MOST_READ = 5000;

/**
 * Finds the opportunities of a rule at the ends of the listing of all active ones, in ascending order: from the beginning
 * on, then from the end back, each until one lies outside. Nothing is taken on trust: every row that is read must stand
 * in order, and none may come twice. Where that does not hold all active ones are read.
 */
export class EdgeScan {
	readonly #rule: EndsRule;
	readonly #parameters: ListParameters;
	readonly #reader: PageReader;
	readonly #found: OpportunityRow[] = [];
	readonly #seen = new Set<string>();
	#total: number | undefined;
	/** How many rows from the beginning on are of the lower end. */
	#front = 0;
	/** The last of these. */
	#last: Row | undefined;
	#frontEnded = false;
	/** From which offset on all rows are of the upper end. */
	#back: number | undefined;
	#ended = false;
	#asOf: number | undefined;

	/** `parameters` are the filters of the active ones, without order and paging. */
	constructor(rule: EndsRule, parameters: ListParameters, reader: PageReader) {
		this.#rule = rule;
		this.#parameters = { ...parameters, _order_by: rule.orderBy };
		this.#reader = reader;
	}

	/** Those of the lower end, then those of the upper. */
	get found(): readonly OpportunityRow[] {
		return this.#found;
	}

	/** When the first page was true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#asOf;
	}

	/** There are no others. */
	get ended(): boolean {
		return this.#ended;
	}

	/** Reads on until all are found, or that many pages are read. @throws CloseError if a page does not arrive */
	async read(pages: number, options: CallOptions): Promise<void> {
		try {
			let left = pages - (await this.#readFront(pages, options));
			for (; left > 0 && !this.#ended; left -= 1) await this.#readBack(options);
		} catch (error) {
			if (!(error instanceof Disorder) && !(error instanceof SkipLimitError)) throw error;
			this.#reader.context.log.warn(
				`Active opportunities cannot be told by ${this.#rule.orderBy} here; all of them are read.`,
			);
			await this.#readAll(options);
		}
	}

	/** Reads on from the beginning until the lower end is known, at most that many pages; says how many. */
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
		// Nothing more comes.
		if (this.#front !== this.#total) throw new Disorder();
		this.#ended = true;
		return read;
	}

	#takeLower(rows: readonly Row[], total: number): void {
		const outside = this.#keysOf(rows).findIndex((key) => key !== undefined && !this.#rule.low(key));
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

	/** Takes the rows of the upper end from the last ones of a page. Returns how many there are. */
	#takeUpper(rows: readonly Row[]): number {
		const keys = this.#keysOf(rows);
		const outside = keys.findLastIndex((key) => key !== undefined && !this.#rule.high(key));
		const upper = rows.slice(outside + 1);
		this.#take(upper);
		return upper.length;
	}

	/** The keys of rows in order; undefined for one that cannot be read. */
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

	/** All rows of an end, each of which must be new: one that comes twice stands for another that never comes. */
	#take(rows: readonly Row[]): void {
		for (const row of rows) {
			if (isRepeat(row) || (row.id !== undefined && this.#seen.has(row.id))) throw new Disorder();
			if (row.id !== undefined) this.#seen.add(row.id);
			if (isReadable(row) && this.#rule.meant(this.#rule.keyOf(row))) this.#found.push(row);
		}
	}

	async #readAll(options: CallOptions): Promise<void> {
		if ((this.#total ?? 0) > MOST_READ) throw tooMany();
		const rows = new Map<string, OpportunityRow>();
		let read = 0;
		await readByCreationDate(this.#reader, this.#parameters, options, ({ rows: page, aggregates }) => {
			read += page.length;
			if (Math.max(read, aggregates.total_results ?? 0) > MOST_READ) throw tooMany();
			for (const row of page) if (isReadable(row) && this.#rule.meant(this.#rule.keyOf(row))) rows.set(row.id, row);
		});
		this.#found.splice(0, Number.POSITIVE_INFINITY, ...rows.values());
		this.#ended = true;
	}
}

function disorder(): never {
	throw new Disorder();
}

function tooMany(): CloseError {
	return new CloseError("answer", l10n.t("There are too many active opportunities to check each of them."), {
		advice: l10n.t("Show only yours instead."),
	});
}
