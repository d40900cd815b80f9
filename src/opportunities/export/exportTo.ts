import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { DataChangedError } from "../reading/readErrors.ts";
import type { Currencies } from "../text/currencies.ts";
import { fiscalOf } from "../time/fiscal.ts";
import { type ExportPart, type ExportReading, NotSequential, type ReadStrategy } from "./exportPart.ts";
import { ExportTally } from "./exportTally.ts";
import { AmountsChanged, FileAmounts } from "./fileAmounts.ts";
import type { Format, Outcome } from "./format.ts";
import { readByGroup } from "./readByGroup.ts";
import { readSequentially } from "./readSequentially.ts";

/** The destination of an export. */
export interface Sink {
	/** Resolves when the sink is ready for more text. */
	write(text: string): Promise<void>;
	/** Discards everything written so far. */
	restart(): Promise<void>;
}

/** Some of the objects that match, and the figures over them. */
export interface OnlyThese {
	readonly ids: ReadonlySet<string>;
	readonly totals: Aggregates;
}

interface ExportParts extends Omit<ExportReading, "tally"> {
	/**
	 * Leaves out all other objects. The query mustn't be grouped then, nor limited to groups, since figures of groups cover all
	 * of them.
	 */
	readonly only?: OnlyThese | undefined;
	readonly sink: Sink;
	/** The currencies known to the session; it learns more from the exported answers. */
	readonly currencies: Currencies;
	/** Called for each attempt, since a format is used only once. */
	readonly makeFormat: (amounts: FileAmounts) => Format;
	/** Called with the number of objects written; `total` is undefined if the server doesn't send it. */
	readonly onProgress: (count: number, total: number | undefined) => void;
}

/**
 * How often an export may restart because its amounts must be written differently; after that, the outcome says that
 * they're doubtful.
 */
const MOST_CHANGES = 2;

/** The approximate number of UTF-16 units to write before other work gets a turn. An ordinary page is smaller. */
const MOST_AT_ONCE = 128 * 1024;
/** The assumed size of a number or a bracket, in UTF-16 units. */
const SMALL = 8;

/**
 * Writes all objects of a View, or of some of its groups, in the order of the tree, each once. If the data changes
 * meanwhile, the export restarts once; if it changes again, the export continues and the outcome says so. The same
 * applies if a later object shows that amounts have other decimals, or that sums have several currencies, with up to
 * {@link MOST_CHANGES} restarts: a file never mixes two ways to write amounts.
 * @throws SkipLimitError or CloseError if an answer doesn't arrive, and whatever the sink throws
 */
export async function exportTo(parts: ExportParts): Promise<Outcome> {
	const { query, groups, reader, sink } = parts;
	const { log } = reader.context;
	// Fiscal periods are combined from months, in an order of their own.
	const isFiscal = fiscalOf(query.groupBy, query.startMonth) !== undefined;
	let read: ReadStrategy = isFiscal || groups !== undefined ? readByGroup : readSequentially;
	let tolerant = false;
	let changes = 0;
	for (;;) {
		try {
			return await attempt(parts, read, new ExportTally(tolerant), changes < MOST_CHANGES);
		} catch (error) {
			if (error instanceof NotSequential && read === readSequentially) {
				log.info("The listing can't be read in one pass; it is exported group by group.");
				read = readByGroup;
			} else if (error instanceof DataChangedError && !tolerant) {
				log.info("The data changed during the export; starting over.");
				tolerant = true;
			} else if (error instanceof AmountsChanged) {
				log.info("Later amounts contradict how the first ones were written; the export starts over.");
				changes += 1;
			} else throw error;
			await sink.restart();
		}
	}
}

/** @throws AmountsChanged if amounts must be written differently and `strict` is set */
async function attempt(parts: ExportParts, read: ReadStrategy, tally: ExportTally, strict: boolean): Promise<Outcome> {
	const { query, groups, reader, options, sink, onProgress, only } = parts;
	const amounts = new FileAmounts(parts.currencies);
	const format = parts.makeFormat(amounts);
	const check = () => {
		if (strict && !amounts.stands) throw new AmountsChanged();
	};
	let total: number | undefined;
	let left = 0;
	for await (const whole of read({ query, groups, reader, options, tally })) {
		const part = only === undefined ? whole : partOf(whole, only);
		if (whole.kind === "objects" && part.kind === "objects") left += whole.rows.length - part.rows.length;
		if (part.kind === "header") total = part.header.totals.total_results;
		if (part.kind === "header") amounts.take(part.header.known);
		if (part.kind === "objects") amounts.take(part.rows);
		for (const text of textsOf(format, part)) {
			check();
			if (text !== "") await sink.write(text);
		}
		if (part.kind === "objects") onProgress(tally.count - left, total);
	}
	check();
	const count = tally.count - left;
	const changed = tally.changed || (only !== undefined && count !== only.ids.size);
	const outcome: Outcome = { count, changed, ...(amounts.stands ? {} : { amountsDoubtful: true }) };
	await sink.write(format.end(outcome));
	return outcome;
}

/** The same without the objects that aren't wanted. */
function partOf(part: ExportPart, { ids, totals }: OnlyThese): ExportPart {
	const wanted = (rows: readonly Row[]) => rows.filter(({ id }) => id !== undefined && ids.has(id));
	switch (part.kind) {
		case "header":
			return { ...part, header: { ...part.header, totals, known: wanted(part.header.known) } };
		case "objects":
			return { ...part, rows: wanted(part.rows) };
		case "group":
			return part;
	}
}

function* textsOf(format: Format, part: ExportPart): Generator<string> {
	switch (part.kind) {
		case "header":
			yield format.head(part.header);
			break;
		case "group":
			yield format.group(part.group);
			break;
		case "objects":
			for (const rows of batchesOf(part.rows)) yield format.objects(rows);
	}
}

/** Splits rows into batches that are written at once: a page of large objects would block other work. */
function* batchesOf(rows: readonly Row[]): Generator<readonly Row[]> {
	let from = 0;
	let size = 0;
	for (const [index, row] of rows.entries()) {
		const own = sizeOf(row.object ?? row);
		if (index > from && size + own > MOST_AT_ONCE) {
			yield rows.slice(from, index);
			from = index;
			size = 0;
		}
		size += own;
	}
	if (from < rows.length) yield rows.slice(from);
}

/**
 * Estimates the size of a value in UTF-16 units. The recursion is safe because answers are nested at most 32 levels
 * deep.
 */
function sizeOf(value: unknown): number {
	if (typeof value === "string") return value.length;
	if (typeof value !== "object" || value === null) return SMALL;
	let size = SMALL;
	for (const inner of Object.values(value)) size += sizeOf(inner);
	return size;
}
