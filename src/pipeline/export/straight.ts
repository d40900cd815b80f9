import type { ListAnswer } from "../../close/answer.ts";
import { Drift } from "../listing/drift.ts";
import { Freshness } from "../listing/freshness.ts";
import { probe } from "../listing/probe.ts";
import { TooDeep } from "../listing/reader.ts";
import { groupId } from "../listing/reading.ts";
import { NotStraight, type ReadContext } from "./context.ts";
import { headOf } from "./head.ts";
import type { Ledger } from "./ledger.ts";
import type { Part } from "./part.ts";
import { rest } from "./rest.ts";
import { type Piece, readStretch } from "./stretch.ts";

/** So many pages are read without a question first whether the server reads as deep as the last of them. */
const FEW_PAGES = 10;

/**
 * Reads the listing from the first object to the last, whatever groups its pages touch: the fewest requests.
 * @throws NotStraight where groups are no unbroken stretches, or the server does not read so deep
 * @throws Drift where the data moved, CloseError where an answer does not come
 */
export async function* straight(context: ReadContext, ledger: Ledger): AsyncGenerator<Part> {
	const { parameters, reader, options } = context;
	const first = await reader.page(parameters, 0, options);
	yield { kind: "head", head: headOf(first) };
	await reachesTheEnd(context, first);
	const grouped = parameters._group_by !== undefined;
	const groups = new Groups(ledger);
	const stretch = {
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
		for await (const pieces of readStretch(stretch, { reader, options, misfit: () => ledger.misfit() })) {
			for (const piece of pieces) {
				if (grouped && groups.opens(piece)) yield { kind: "group", group: piece.group };
				const before = ledger.places;
				const rows = ledger.enter(piece.rows);
				groups.count(ledger.places - before);
				if (rows.length > 0) yield { kind: "objects", rows };
			}
		}
	} catch (error) {
		if (!(error instanceof TooDeep || error instanceof Drift)) throw error;
		// A misfit while nothing moved is a tie in the order: objects change places between pages.
		if (error instanceof Drift && !(await freshness.find(first.aggregates)).stands) throw error;
		if (!ledger.tolerant) throw new NotStraight();
		ledger.misfit();
	}
	groups.close();
	yield* rest(context, ledger, first.aggregates);
}

/** One question for the last object of a long listing. */
async function reachesTheEnd({ parameters, reader, options }: ReadContext, first: ListAnswer): Promise<void> {
	const total = first.aggregates.total_results ?? 0;
	if (total <= reader.pageSize * FEW_PAGES) return;
	try {
		await reader.page(parameters, total - 1, options, 1);
	} catch (error) {
		if (error instanceof TooDeep) throw new NotStraight();
		throw error;
	}
}

/** Watches that each group comes in one piece, and whole. */
class Groups {
	readonly #ledger: Ledger;
	readonly #seen = new Set<string>();
	#current: { readonly id: string; readonly size: number | undefined } | undefined;
	#counted = 0;

	constructor(ledger: Ledger) {
		this.#ledger = ledger;
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
		if (!this.#ledger.tolerant) throw new NotStraight();
		this.#ledger.misfit();
	}
}
