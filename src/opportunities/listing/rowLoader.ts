import type { Log } from "../../close/base/log.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import type { Freshness } from "../reading/freshness.ts";
import { locationsOf } from "../reading/locations.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/pauses.ts";
import { readRange } from "../reading/rangeReader.ts";
import type { ReadPlan } from "../reading/readPlan.ts";
import { SkipLimitError } from "../reading/skipLimitError.ts";
import { readSorted } from "../reading/sortedRows.ts";
import type { View } from "../view/view.ts";
import type { LoadedGroup } from "./loadedGroup.ts";
import type { SeenIds } from "./seenIds.ts";

export interface RowLoaderParts {
	readonly view: View;
	readonly parameters: ListParameters;
	readonly reader: PageReader;
	readonly log: Log;
	readonly seen: SeenIds;
	readonly freshness: Freshness;
	/** What is known of the whole. */
	readonly reading: () => ReadPlan;
	/** Told of each window that arrived. */
	readonly arrived: () => void;
}

/** Loads the objects of groups, from wherever the server gives them. */
export class RowLoader {
	readonly #parts: RowLoaderParts;

	constructor(parts: RowLoaderParts) {
		this.#parts = parts;
	}

	/**
	 * Loads a group until `wanted` of its objects are there; where they change places between pages, all of it.
	 * @throws DataChangedError where the data moved, CloseError where an answer does not come
	 */
	async fill(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<void> {
		const { freshness, log } = this.#parts;
		try {
			await this.#fillWindows(group, wanted, options);
		} catch (error) {
			if (!(error instanceof DataChangedError) || !(await freshness.find(this.#totals)).stands) throw error;
			log.warn("Objects of a group change places between pages; it is read whole and sorted here.");
			await this.#readApart(group, options);
		}
	}

	get #totals(): Aggregates | undefined {
		return this.#parts.reading().totals;
	}

	/** Windows side by side; the first that fails ends the others. Once complete, rows of several answers must be of one moment. */
	async #fillWindows(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<void> {
		const end = new AbortController();
		const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
		try {
			const windows = this.#readInPlace(group, wanted, { ...options, signal });
			const [inPlace] = await Promise.all([windows, this.#noteNewest()]);
			if (!inPlace) return await this.#readApart(group, options);
		} catch (error) {
			end.abort();
			throw error;
		}
		const ofOneMoment = group.missing > 0 || group.windows === 1;
		if (!ofOneMoment && !(await this.#parts.freshness.heldStill(this.#totals))) throw new DataChangedError("changed");
	}

	async #noteNewest(): Promise<void> {
		if (!(await this.#parts.freshness.note(this.#totals))) throw new DataChangedError("changed");
	}

	/** From where the group lies or, where that is too deep for the server, from where else it can be found. */
	async #readInPlace(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<boolean> {
		const { reader, view, seen, freshness, arrived } = this.#parts;
		const context = { reader, options, inconsistency: dataChanged };
		for (const { parameters, start, totals } of locationsOf(group.span, view.group_by, this.#laidOut)) {
			const known = { count: group.rows.length, last: group.rows.at(-1) };
			try {
				const range = { parameters, start, size: wanted, totals, group: group.span, known };
				for await (const { rows, answer } of readRange(range, context)) {
					if (!seen.add(rows)) dataChanged();
					group.append(rows);
					freshness.confirm(answer);
					arrived();
				}
				if (group.rows.length < wanted) dataChanged();
				return true;
			} catch (error) {
				if (!(error instanceof SkipLimitError)) throw error;
			}
		}
		return false;
	}

	/** How many objects lie in the sequence: all but those in no group. */
	get #laidOut(): number {
		return (this.#totals?.total_results ?? 0) - this.#parts.reading().withoutGroup;
	}

	/** A whole group by itself, sorted here: where its offsets cannot be relied on. */
	async #readApart(group: LoadedGroup, options: ReadOptions): Promise<void> {
		const { reader, view, parameters, seen } = this.#parts;
		const rows = await readSorted(reader, view, parameters, group.span, options);
		if (rows.length !== group.span.size) throw new DataChangedError("changed");
		seen.forget(group.rows);
		seen.add(rows);
		group.replace(rows);
	}
}

function dataChanged(): never {
	throw new DataChangedError("changed");
}
