import type { ListResponse } from "../../close/schema/listResponse.ts";
import { Freshness } from "../reading/freshness.ts";
import { probe } from "../reading/probe.ts";
import { type Piece, type Range, readRange } from "../reading/rangeReader.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import { groupId } from "../reading/readPlan.ts";
import { isUndated } from "../text/groupLabel.ts";
import { type ExportPart, type ExportReading, type Header, NotSequential } from "./exportPart.ts";
import type { ExportTally } from "./exportTally.ts";
import { readUngrouped } from "./readUngrouped.ts";

/** Listings of up to this many pages are read without first checking that the server reads to their end. */
const FEW_PAGES = 10;

/**
 * Reads the listing from the first object to the last, across groups: this takes the fewest requests. Undated objects come
 * last, as in the tree, even if the listing begins with them.
 * @throws NotSequential if groups aren't contiguous ranges, or if the server doesn't read this deep
 * @throws DataChangedError if the data changed, CloseError if an answer doesn't arrive
 */
export async function* readSequentially(reading: ExportReading): AsyncGenerator<ExportPart> {
	const { query, reader, options, tally } = reading;
	const { parameters } = query;
	const first = await reader.page(parameters, 0, options);
	yield { kind: "header", header: headerOf(first) };
	await reachesTheEnd(reading, first);
	const grouped = parameters._group_by !== undefined;
	const groups = new Groups(tally);
	const freshness = new Freshness(() => probe(reader, parameters, { ...options, keepObjects: false }), undefined);
	freshness.begin(first);
	try {
		for (const range of rangesOf(first, reading)) {
			const context = { reader, options, inconsistency: () => tally.inconsistency() };
			for await (const { pieces } of readRange(range, context)) {
				for (const piece of pieces) {
					if (grouped && groups.opens(piece)) yield { kind: "group", group: piece.group };
					const before = tally.positions;
					const rows = tally.enter(piece.rows);
					groups.count(tally.positions - before);
					if (rows.length > 0) yield { kind: "objects", rows };
				}
			}
		}
	} catch (error) {
		if (!(error instanceof SkipLimitError || error instanceof DataChangedError)) throw error;
		// If an answer doesn't fit although nothing changed, the order has ties, and objects change places between
		// pages.
		if (error instanceof DataChangedError && !(await freshness.check(first.aggregates)).stands) throw error;
		if (!tally.tolerant) throw new NotSequential();
		tally.inconsistency();
	}
	groups.close();
	yield* readUngrouped(reading, first.aggregates);
}

/** The whole listing in one range. If it begins with the undated objects, what follows them, and then they. */
function rangesOf(first: ListResponse, { query }: ExportReading): readonly Range[] {
	const { parameters, groupBy } = query;
	const { aggregates: totals, groups } = first;
	const size = totals.total_results;
	const [group] = groups ?? [];
	const undated = group !== undefined && isUndated(group, groupBy) ? group.aggregates.total_results : undefined;
	if (group === undefined || undated === undefined || size === undefined || undated >= size)
		return [{ parameters, start: 0, size, whole: true, totals, first }];
	const own = { id: groupId(group), aggregates: group.aggregates };
	return [
		{ parameters, start: undated, size: size - undated, totals },
		{ parameters, start: 0, size: undated, totals, group: own, first },
	];
}

/** Sends one request for the last object of a long listing, to check that the server reads this deep. */
async function reachesTheEnd({ query, reader, options }: ExportReading, first: ListResponse): Promise<void> {
	const total = first.aggregates.total_results ?? 0;
	if (total <= reader.pageSize * FEW_PAGES) return;
	try {
		await reader.page(query.parameters, total - 1, options, 1);
	} catch (error) {
		if (error instanceof SkipLimitError) throw new NotSequential();
		throw error;
	}
}

/** Checks that each group is contiguous and complete. */
class Groups {
	readonly #tally: ExportTally;
	readonly #seen = new Set<string>();
	#current: { readonly id: string; readonly size: number | undefined } | undefined;
	#counted = 0;

	constructor(tally: ExportTally) {
		this.#tally = tally;
	}

	/** Returns whether a new group begins with this piece. */
	opens({ group }: Piece): boolean {
		if (group === undefined) {
			this.#doubt();
			return false;
		}
		const id = groupId(group);
		if (id === this.#current?.id) return false;
		this.close();
		if (this.#seen.has(id)) this.#doubt();
		this.#seen.add(id);
		this.#current = { id, size: group.aggregates.total_results };
		this.#counted = 0;
		return true;
	}

	count(rows: number): void {
		this.#counted += rows;
	}

	close(): void {
		const size = this.#current?.size;
		if (size !== undefined && size !== this.#counted) this.#doubt();
	}

	/**
	 * Reports a group that isn't contiguous or complete. Whether the data changed or the groups are laid out in another
	 * way shows in the next attempt.
	 */
	#doubt(): void {
		if (!this.#tally.tolerant) throw new NotSequential();
		this.#tally.inconsistency();
	}
}

/** Returns the header of the export from the first answer. */
function headerOf({ groups, rows, aggregates, receivedAt }: ListResponse): Header {
	return { totals: aggregates, asOf: receivedAt, known: groups?.flatMap((group) => group.rows) ?? rows };
}
