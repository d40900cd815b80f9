import type { ListResponse } from "../../close/schema/listResponse.ts";
import { idInPlace, type Row } from "../../close/schema/opportunityRow.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import { sameFigures } from "../reading/figures.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/pauses.ts";
import { groupId, type Location } from "../reading/readPlan.ts";
import type { LoadedGroup } from "./loadedGroup.ts";

export interface WindowContext {
	readonly reader: PageReader;
	readonly location: Location;
	readonly options: ReadOptions;
	/** Takes the new rows of a window. Throws a {@link DataChangedError} where one of them is known already. */
	readonly accept: (rows: readonly Row[], answer: ListResponse) => void;
}

/** A window that was asked for. */
interface Window {
	/** Rows that it shares with what is before it. */
	readonly overlap: number;
	readonly answer: Promise<ListResponse>;
}

/**
 * Reads windows of a group where it lies, several at once and taken in order, until `wanted` of its objects are loaded.
 * Each window shares one row with what is before it, whose id must match.
 * @throws DataChangedError where a window does not fit what is loaded, SkipLimitError or CloseError where one does not arrive
 */
export async function readWindows(group: LoadedGroup, wanted: number, context: WindowContext): Promise<void> {
	const { reader, location, options } = context;
	let step = reader.pageSize;
	const under = new Map<number, Window>();
	const ask = (loaded: number): Window => {
		const overlap = overlapAt(loaded, Math.min(step, reader.pageSize));
		const answer = reader.page(
			location.parameters,
			location.start + loaded - overlap,
			options,
			wanted - loaded + overlap,
		);
		// One that fails while an earlier one is awaited must not count as unhandled.
		answer.catch(() => undefined);
		return { overlap, answer };
	};
	let ahead = group.rows.length;
	while (group.rows.length < wanted) {
		const { length } = group.rows;
		// A server that gives less than it is asked for leaves gaps: what lies behind them is asked for anew.
		if (!under.has(length)) {
			under.clear();
			ahead = length;
		}
		while (under.size < reader.maxConcurrentRequests && ahead < wanted) {
			under.set(ahead, ask(ahead));
			ahead += step - overlapAt(ahead, Math.min(step, reader.pageSize));
		}
		const window = under.get(length) ?? ask(length);
		const answer = await window.answer;
		under.delete(length);
		const { overlap } = window;
		// Pages of a single object share no row; that they are so small may show only now.
		if (overlap > 0 && (reader.pageSize === 1 || sizeOf(answer) === 1)) {
			step = 1;
			continue;
		}
		const rows = newRows(group, answer, overlap, location);
		step = Math.min(reader.pageSize, rows.length + overlap);
		context.accept(rows, answer);
	}
}

/** The new rows of a window, once it fits what is loaded. */
function newRows(group: LoadedGroup, answer: ListResponse, overlap: number, location: Location): readonly Row[] {
	if (!sameFigures(location.totals, answer.aggregates)) throw new DataChangedError("changed");
	const rows = rowsOf(group, answer);
	const fresh = rows.slice(overlap, overlap + group.missing);
	if (fresh.length === 0) throw new DataChangedError("changed");
	if (overlap > 0 && idInPlace(rows[0]) !== idInPlace(group.rows.at(-1))) throw new DataChangedError("changed");
	return fresh;
}

/** The group's part of a window. An answer without groups is the group's own. */
function rowsOf(group: LoadedGroup, answer: ListResponse): readonly Row[] {
	if (answer.groups === undefined) return answer.rows;
	const [part] = answer.groups;
	if (part === undefined || groupId(part) !== group.span.id) throw new DataChangedError("changed");
	if (!sameFigures(part.aggregates, group.span.aggregates)) throw new DataChangedError("changed");
	return part.rows;
}

function sizeOf({ groups, rows }: ListResponse): number {
	return groups === undefined ? rows.length : groups.reduce((sum, group) => sum + group.rows.length, 0);
}

/** Pages of one object leave no room for a shared row. */
function overlapAt(loaded: number, pageSize: number): number {
	return loaded > 0 && pageSize > 1 ? 1 : 0;
}
