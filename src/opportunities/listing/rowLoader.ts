import { abortTogether, type ReadOptions } from "../reading/readContext.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import type { SeenIds } from "../reading/seenIds.ts";
import type { GroupDiscovery } from "./groupDiscovery.ts";
import { readApart, readInPlace } from "./groupRows.ts";
import type { LoadedGroup } from "./loadedGroup.ts";

/** Loads the objects of discovered groups, from any location that the server reads. */
export class RowLoader {
	readonly #discovery: GroupDiscovery;
	readonly #seen: SeenIds;
	readonly #arrived: () => void;

	/** `arrived` is called after each window. */
	constructor(discovery: GroupDiscovery, seen: SeenIds, arrived: () => void) {
		this.#discovery = discovery;
		this.#seen = seen;
		this.#arrived = arrived;
	}

	/**
	 * Loads a group until `wanted` of its objects are loaded or, if objects change places between pages, the whole
	 * group.
	 * @throws DataChangedError if the data changed, CloseError if an answer doesn't arrive
	 */
	async fill(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<void> {
		try {
			await this.#fillWindows(group, wanted, options);
		} catch (error) {
			if (!(error instanceof DataChangedError) || !(await this.#discovery.probe()).stands) throw error;
			this.#discovery.reader.context.log.warn(
				"Objects of a group change places between pages; the whole group is read and sorted here.",
			);
			await this.#readApart(group, options);
		}
	}

	/**
	 * Loads windows in parallel; the first failure aborts the others. If a complete group came from several answers,
	 * they must be from the same moment.
	 */
	async #fillWindows(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<void> {
		const { freshness, totals } = this.#discovery;
		const together = abortTogether(options);
		try {
			const windows = this.#readInPlace(group, wanted, together.options);
			const [inPlace] = await Promise.all([windows, this.#noteNewest()]);
			if (!inPlace) return await this.#readApart(group, options);
		} catch (error) {
			together.end();
			throw error;
		}
		const ofOneMoment = group.missing > 0 || group.windows === 1;
		if (!ofOneMoment && !(await freshness.heldStill(totals))) throw new DataChangedError();
	}

	async #noteNewest(): Promise<void> {
		const { freshness, totals } = this.#discovery;
		if (!(await freshness.note(totals))) throw new DataChangedError();
	}

	/** Returns false if the group lies too deep at every location. */
	async #readInPlace(group: LoadedGroup, wanted: number, options: ReadOptions): Promise<boolean> {
		if (group.span.location === undefined) return false;
		const context = { options, inconsistency: dataChanged };
		try {
			for await (const { rows, answer } of readInPlace(group.span, group.rows, wanted, this.#discovery, context)) {
				if (!this.#seen.add(rows)) dataChanged();
				group.append(rows);
				this.#discovery.freshness.confirm(answer);
				this.#arrived();
			}
		} catch (error) {
			if (error instanceof SkipLimitError) return false;
			throw error;
		}
		if (group.rows.length < wanted) dataChanged();
		return true;
	}

	/** Reads a whole group by itself and sorts it here, for groups with unreliable offsets. */
	async #readApart(group: LoadedGroup, options: ReadOptions): Promise<void> {
		const rows = await readApart(group.span, this.#discovery, options);
		if (rows.length !== group.span.size) dataChanged();
		this.#seen.forget(group.rows);
		this.#seen.add(rows);
		group.replace(rows);
	}
}

function dataChanged(): never {
	throw new DataChangedError();
}
