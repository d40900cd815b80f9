import type { Currencies } from "../currencies.ts";
import { fiscalOf } from "../fiscal/fiscal.ts";
import { Drift } from "../listing/drift.ts";
import { AmountsChanged, FileAmounts } from "./amounts.ts";
import { batchesOf } from "./batches.ts";
import { byGroup } from "./byGroup.ts";
import { NotStraight, type ReadContext, type Way } from "./context.ts";
import type { Format, Outcome } from "./format.ts";
import { Ledger } from "./ledger.ts";
import type { Part } from "./part.ts";
import { straight } from "./straight.ts";

/** Where an export is written to. */
export interface Sink {
	/** Resolves when the next text may come. */
	write(text: string): Promise<void>;
	/** Takes back all that was written. */
	restart(): Promise<void>;
}

export interface ExportParts extends ReadContext {
	readonly sink: Sink;
	/** What is known of the session's currencies; the answers that are exported teach it. */
	readonly currencies: Currencies;
	/** A format begins anew with each attempt. */
	readonly makeFormat: (amounts: FileAmounts) => Format;
	/** Told how many objects are written; `total` is undefined where the server does not tell it. */
	readonly onProgress: (count: number, total: number | undefined) => void;
}

/** So often an export begins anew because its amounts are to be written otherwise; more often it only says so. */
const MOST_CHANGES = 2;

/**
 * Writes all objects of a View, in the order of the tree, each once. Where the data moves meanwhile it begins anew,
 * once; if it moves again the export goes on to its end, and says so. The same if a later object shows that amounts
 * have other decimals, or that sums are of several currencies: one file never mixes two ways of writing them.
 * @throws TooDeep or CloseError where an answer does not come, and whatever the sink throws
 */
export async function exportTo(parts: ExportParts): Promise<Outcome> {
	const { log, sink } = parts;
	// Fiscal periods are put together from months, in an order of their own.
	let way: Way = fiscalOf(parts.view.group_by, parts.startMonth) === undefined ? straight : byGroup;
	let tolerant = false;
	let changes = 0;
	for (;;) {
		try {
			return await attempt(parts, way, new Ledger(tolerant), changes < MOST_CHANGES);
		} catch (error) {
			if (error instanceof NotStraight && way === straight) {
				log.info("The listing cannot be read in one go; it is exported group by group.");
				way = byGroup;
			} else if (error instanceof Drift && !tolerant) {
				log.info("The data changed while it was exported; beginning anew.");
				tolerant = true;
			} else if (error instanceof AmountsChanged) {
				log.info("Amounts are not what the first ones were taken for; the export begins anew.");
				changes += 1;
			} else throw error;
			await sink.restart();
		}
	}
}

/** @throws AmountsChanged if they have to be written otherwise and `strict` is set */
async function attempt(parts: ExportParts, way: Way, ledger: Ledger, strict: boolean): Promise<Outcome> {
	const { sink, onProgress } = parts;
	const amounts = new FileAmounts(parts.currencies);
	const format = parts.makeFormat(amounts);
	const check = () => {
		if (strict && !amounts.stands) throw new AmountsChanged();
	};
	let total: number | undefined;
	for await (const part of way(parts, ledger)) {
		if (part.kind === "head") total = part.head.totals.total_results;
		if (part.kind === "head") amounts.take(part.head.known);
		if (part.kind === "objects") amounts.take(part.rows);
		for (const text of textsOf(format, part)) {
			check();
			if (text !== "") await sink.write(text);
		}
		if (part.kind === "objects") onProgress(ledger.count, total);
	}
	check();
	const { count, changed } = ledger;
	const outcome: Outcome = { count, changed, ...(amounts.stands ? {} : { amountsDoubtful: true }) };
	await sink.write(format.end(outcome));
	return outcome;
}

function* textsOf(format: Format, part: Part): Generator<string> {
	switch (part.kind) {
		case "head":
			yield format.head(part.head);
			break;
		case "group":
			yield format.group(part.group);
			break;
		case "objects":
			for (const rows of batchesOf(part.rows)) yield format.objects(rows);
	}
}
