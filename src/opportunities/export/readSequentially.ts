import type { ListResponse } from "../../close/schema/listResponse.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import { Freshness } from "../reading/freshness.ts";
import { probe } from "../reading/probe.ts";
import { type Piece, readRange } from "../reading/rangeReader.ts";
import { groupId } from "../reading/readPlan.ts";
import { SkipLimitError } from "../reading/skipLimitError.ts";
import type { ExportedIds } from "./exportedIds.ts";
import type { ExportPart } from "./exportPart.ts";
import { headerOf } from "./header.ts";
import { NotSequential, type ReadContext } from "./readContext.ts";
import { readUngrouped } from "./readUngrouped.ts";

/** So many pages are read without a question first whether the server reads as deep as the last of them. */
const FEW_PAGES = 10;

/**
 * Reads the listing from the first object to the last, whatever groups its pages touch: the fewest requests.
 * @throws NotSequential where groups are no unbroken stretches, or the server does not read so deep
 * @throws DataChangedError where the data moved, CloseError where an answer does not come
 */
export async function* readSequentially(context: ReadContext, exported: ExportedIds): AsyncGenerator<ExportPart> {
	const { parameters, reader, options } = context;
	const first = await reader.page(parameters, 0, options);
	yield { kind: "head", head: headerOf(first) };
	await reachesTheEnd(context, first);
	const grouped = parameters._group_by !== undefined;
	const groups = new Groups(exported);
	const span = {
		parameters,
		start: 0,
		size: first.aggregates.total_results,
		whole: true,
		totals: first.aggregates,
		first,
	};
	const freshness = new Freshness(() => probe(reader, parameters, { ...options, keepObjects: false }), undefined);
	freshness.begin(first);
	try {
		for await (const { pieces } of readRange(span, {
			reader,
			options,
			inconsistency: () => exported.inconsistency(),
		})) {
			for (const piece of pieces) {
				if (grouped && groups.opens(piece)) yield { kind: "group", group: piece.group };
				const before = exported.places;
				const rows = exported.enter(piece.rows);
				groups.count(exported.places - before);
				if (rows.length > 0) yield { kind: "objects", rows };
			}
		}
	} catch (error) {
		if (!(error instanceof SkipLimitError || error instanceof DataChangedError)) throw error;
		// A misfit while nothing moved is a tie in the order: objects change places between pages.
		if (error instanceof DataChangedError && !(await freshness.find(first.aggregates)).stands) throw error;
		if (!exported.tolerant) throw new NotSequential();
		exported.inconsistency();
	}
	groups.close();
	yield* readUngrouped(context, exported, first.aggregates);
}

/** One question for the last object of a long listing. */
async function reachesTheEnd({ parameters, reader, options }: ReadContext, first: ListResponse): Promise<void> {
	const total = first.aggregates.total_results ?? 0;
	if (total <= reader.pageSize * FEW_PAGES) return;
	try {
		await reader.page(parameters, total - 1, options, 1);
	} catch (error) {
		if (error instanceof SkipLimitError) throw new NotSequential();
		throw error;
	}
}

/** Watches that each group comes in one piece, and whole. */
class Groups {
	readonly #exported: ExportedIds;
	readonly #seen = new Set<string>();
	#current: { readonly id: string; readonly size: number | undefined } | undefined;
	#counted = 0;

	constructor(exported: ExportedIds) {
		this.#exported = exported;
	}

	/** Whether another group begins with this piece. */
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

	/** Whether the data moved or is laid out in another way is for the next attempt to find out. */
	#doubt(): void {
		if (!this.#exported.tolerant) throw new NotSequential();
		this.#exported.inconsistency();
	}
}
