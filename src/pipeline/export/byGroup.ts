import type { GroupBy } from "../../close/parameters.ts";
import { fiscalOf } from "../fiscal/fiscal.ts";
import { mergeMonths } from "../fiscal/merge.ts";
import { Drift } from "../listing/drift.ts";
import { Freshness } from "../listing/freshness.ts";
import { LocalGroups } from "../listing/local.ts";
import { placesOf } from "../listing/places.ts";
import { probe } from "../listing/probe.ts";
import { TooDeep } from "../listing/reader.ts";
import type { Stretch } from "../listing/reading.ts";
import { readSorted } from "../listing/sorted.ts";
import { Walk } from "../listing/walk.ts";
import type { ReadContext } from "./context.ts";
import type { Ledger } from "./ledger.ts";
import type { Part } from "./part.ts";
import { rest } from "./rest.ts";
import { readStretch } from "./stretch.ts";

/**
 * Gets to know all groups as the tree does, and then reads one after the other from where it can be found: for listings
 * that are too deep for the server, and for groups that are no unbroken stretches. What the tree would hold of such
 * groups is held here as well.
 * @throws Drift where the data moved, TooDeep or CloseError where an answer does not come
 */
export async function* byGroup(context: ReadContext, ledger: Ledger): AsyncGenerator<Part> {
	const { view, parameters, startMonth, reader, options, log, owners } = context;
	const fiscal = fiscalOf(view.group_by, startMonth);
	const freshness = new Freshness(() => probe(reader, parameters, { ...options, keepObjects: false }), undefined);
	const walk = new Walk({
		parameters,
		reader,
		log,
		owners,
		groupBy: fiscal === undefined ? view.group_by : (parameters._group_by as GroupBy | undefined),
		local: (asked) => new LocalGroups(asked, view.group_by, startMonth),
		began: (answer) => freshness.begin(answer),
		found: () => undefined,
		forgot: () => undefined,
		probe: () => freshness.find(walk.reading.totals),
	});
	try {
		await walk.read(options);
	} catch (error) {
		if (!(error instanceof Drift)) throw error;
		ledger.misfit();
	}
	const { totals = {}, withoutGroup } = walk.reading;
	const months = fiscal !== undefined && !walk.computedHere;
	const stretches = months ? mergeMonths(walk.reading.stretches, fiscal, parameters, true) : walk.reading.stretches;
	const known = stretches.flatMap(({ rows }) => rows);
	yield { kind: "head", head: { totals, asOf: freshness.asOf ?? Date.now(), known } };
	const laidOut = (totals.total_results ?? 0) - withoutGroup;
	for (const stretch of stretches) {
		if (view.group_by !== undefined) yield { kind: "group", group: stretch };
		const before = ledger.places;
		try {
			yield* objectsOf(stretch, laidOut, context, ledger);
		} catch (error) {
			if (!(error instanceof TooDeep || error instanceof Drift)) throw error;
			if (error instanceof Drift && !(await freshness.find(totals)).stands) throw error;
			log.warn("A group is read whole and sorted here: it is too deep, or its objects change places between pages.");
			const rows = await readSorted(reader, view, parameters, stretch, options);
			yield { kind: "objects", rows: ledger.enter(rows.filter((row) => !ledger.has(row))) };
		}
		if (ledger.places - before !== stretch.size) ledger.misfit();
	}
	yield* rest(context, ledger, totals);
}

/** The objects of one group, from the plainest place that the server reads; what came from one is not asked of another. */
async function* objectsOf(
	stretch: Stretch,
	laidOut: number,
	{ view, reader, options }: ReadContext,
	ledger: Ledger,
): AsyncGenerator<Part> {
	const { size, place: own, rows } = stretch;
	if (own === undefined || rows.length === size) {
		yield { kind: "objects", rows: ledger.enter(rows) };
		return;
	}
	let done = 0;
	let refusal: unknown;
	for (const { parameters, start, totals } of placesOf(stretch, view.group_by, laidOut)) {
		const part = { parameters, start: start + done, size: size - done, totals };
		try {
			for await (const pieces of readStretch(part, { reader, options, misfit: () => ledger.misfit() })) {
				const found = pieces.flatMap((piece) => piece.rows);
				done += found.length;
				yield { kind: "objects", rows: ledger.enter(found) };
			}
			return;
		} catch (error) {
			if (!(error instanceof TooDeep)) throw error;
			refusal = error;
		}
	}
	throw refusal;
}
