import type { CloseError } from "../../close/base/errors.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { GroupSpan } from "../reading/readPlan.ts";
import type { Group } from "./listingState.ts";

/** A group and the rows loaded of it. Creates a new immutable {@link Group} whenever anything changed. */
export class LoadedGroup {
	#span: GroupSpan;
	#rows: readonly Row[];
	/**
	 * `#rows` if only this group uses the array, so that it may grow. Copying it for each of many windows would be
	 * slow.
	 */
	#own: Row[] = [];
	#shownRows: readonly Row[] | undefined;
	#loading = false;
	#error: CloseError | undefined;
	#windows: number;
	/** How many rows were requested, apart from those that came with the discovery. */
	asked = 0;
	#loadedBefore = 0;
	/** How many rows {@link takeNew} has returned. */
	#taken = 0;
	#snapshot: Group | undefined;

	constructor(span: GroupSpan) {
		this.#span = span;
		this.#rows = span.rows;
		this.#windows = span.rows.length > 0 ? 1 : 0;
	}

	get span(): GroupSpan {
		return this.#span;
	}

	/** Takes a later state of the same group: its first rows, its location, or more rows if every page is read. */
	follow(span: GroupSpan): void {
		if (span === this.#span) return;
		this.#span = span;
		this.#windows = span.rows.length > 0 ? 1 : 0;
		this.replace(span.rows);
	}

	/** The rows loaded so far; the same array may grow. */
	get rows(): readonly Row[] {
		return this.#rows;
	}

	/** The number of answers that the rows came from: rows of a single answer are from the same moment. */
	get windows(): number {
		return this.#windows;
	}

	get missing(): number {
		return Math.max(0, this.#span.size - this.#rows.length);
	}

	/** How many rows an earlier reading of the group had. */
	get loadedBefore(): number {
		return this.#loadedBefore;
	}

	/** Remembers how many rows an earlier reading of the group had. */
	remember(earlier: LoadedGroup): void {
		this.#loadedBefore = Math.max(earlier.rows.length, earlier.loadedBefore);
	}

	/** Reuses the row objects of an earlier reading that have the same content, so that they don't count as changed. */
	reuseRows(earlier: LoadedGroup): void {
		const known = new Map(earlier.rows.map((row) => [row.id, row]));
		const rows = this.#rows.map((row) => {
			const old = row.id === undefined ? undefined : known.get(row.id);
			return old !== undefined && JSON.stringify(old) === JSON.stringify(row) ? old : row;
		});
		const before = earlier.snapshot.rows;
		const same = rows.length === before.length && rows.every((row, index) => row === before[index]);
		this.replace(rows);
		if (same) this.#shownRows = before;
	}

	append(rows: readonly Row[]): void {
		this.#windows += 1;
		if (this.#rows !== this.#own) this.#own = [...this.#rows];
		for (const row of rows) this.#own.push(row);
		this.replace(this.#own);
	}

	replace(rows: readonly Row[]): void {
		if (rows !== this.#rows) this.#taken = 0;
		this.#rows = rows;
		this.#shownRows = undefined;
		this.#snapshot = undefined;
	}

	/** Returns the rows added since the last call; all rows if they were replaced. */
	takeNew(): readonly Row[] {
		const fresh = this.#rows.slice(this.#taken);
		this.#taken = this.#rows.length;
		return fresh;
	}

	busy(loading: boolean, error?: CloseError): void {
		if (loading === this.#loading && error === this.#error) return;
		this.#loading = loading;
		this.#error = error;
		this.#snapshot = undefined;
	}

	get snapshot(): Group {
		if (this.#snapshot === undefined) {
			const { id, key, fields, size, aggregates, provenance } = this.#span;
			this.#shownRows ??= [...this.#rows];
			const figures = { size, aggregates, provenance };
			const work = { loading: this.#loading, error: this.#error };
			this.#snapshot = { id, key, fields, ...figures, rows: this.#shownRows, ...work };
		}
		return this.#snapshot;
	}
}
