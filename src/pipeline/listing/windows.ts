import type { Aggregates } from "../../close/aggregates.ts";
import type { AnswerGroup, ListAnswer } from "../../close/answer.ts";
import type { CallOptions } from "../../close/api.ts";
import type { Row } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import { Drift } from "./drift.ts";
import { sameFigures } from "./figures.ts";
import type { LoadedGroup } from "./loaded.ts";
import type { Reader } from "./reader.ts";
import { groupId } from "./reading.ts";

export interface WindowContext {
	readonly reader: Reader;
	readonly parameters: ListParameters;
	readonly options: CallOptions;
	/** Of the whole listing: what each answer must agree with. */
	readonly totals: Aggregates | undefined;
	/** The groups of an answer; an ungrouped listing is one group. */
	readonly groupsOf: (answer: ListAnswer) => readonly AnswerGroup[];
	/** Takes the new rows of a window. Throws a {@link Drift} where one of them is known already. */
	readonly accept: (rows: readonly Row[], answer: ListAnswer) => void;
}

/**
 * Reads windows of a group that begins at offset `start`, several at once and taken in order, until `wanted` of its
 * objects are loaded. Each window shares one row with what is before it, whose id must match.
 * @throws Drift where a window does not fit what is loaded, CloseError where one does not arrive
 */
export async function readWindows(
	group: LoadedGroup,
	start: number,
	wanted: number,
	context: WindowContext,
): Promise<void> {
	const { reader, parameters, options } = context;
	const under = new Map<number, Promise<ListAnswer>>();
	const ask = (loaded: number): Promise<ListAnswer> => {
		const overlap = overlapAt(loaded, reader.pageSize);
		const answer = reader.page(parameters, start + loaded - overlap, options, wanted - loaded + overlap);
		// One that fails while an earlier one is awaited must not count as unhandled.
		answer.catch(() => undefined);
		return answer;
	};
	let ahead = group.rows.length;
	let step = reader.pageSize;
	while (group.rows.length < wanted) {
		const { length } = group.rows;
		// A server that gives less than it is asked for leaves gaps: what lies behind them is asked for anew.
		if (!under.has(length)) {
			under.clear();
			ahead = length;
		}
		while (under.size < reader.maxConcurrentRequests && ahead < wanted) {
			under.set(ahead, ask(ahead));
			ahead += step - overlapAt(ahead, reader.pageSize);
		}
		const answer = await (under.get(length) ?? ask(length));
		under.delete(length);
		const overlap = overlapAt(length, reader.pageSize);
		const rows = newRows(group, answer, overlap, context);
		step = Math.min(step, rows.length + overlap);
		context.accept(rows, answer);
	}
}

/** The new rows of a window, once it fits what is loaded. */
function newRows(group: LoadedGroup, answer: ListAnswer, overlap: number, context: WindowContext): readonly Row[] {
	const { totals, groupsOf } = context;
	const drift = new Drift("changed", group);
	if (totals !== undefined && !sameFigures(totals, answer.aggregates)) throw drift;
	const [part] = groupsOf(answer);
	if (part === undefined || groupId(part) !== group.stretch.id) throw drift;
	if (!sameFigures(part.aggregates, group.stretch.aggregates)) throw drift;
	const rows = part.rows.slice(overlap, overlap + group.missing);
	if (rows.length === 0) throw drift;
	if (overlap > 0 && part.rows[0]?.id !== group.rows.at(-1)?.id) throw drift;
	return rows;
}

/** Pages of one object leave no room for a shared row. */
function overlapAt(loaded: number, pageSize: number): number {
	return loaded > 0 && pageSize > 1 ? 1 : 0;
}
