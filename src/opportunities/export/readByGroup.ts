import type { GroupBy } from "../../close/schema/parameters.ts";
import { GroupDiscovery } from "../listing/groupDiscovery.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import { mergeMonths } from "../reading/fiscalGroups.ts";
import { Freshness } from "../reading/freshness.ts";
import { locationsOf } from "../reading/locations.ts";
import { ClientGroupingPlan } from "../reading/plans/clientGroupingPlan.ts";
import { probe } from "../reading/probe.ts";
import { readRange } from "../reading/rangeReader.ts";
import type { GroupSpan } from "../reading/readPlan.ts";
import { SkipLimitError } from "../reading/skipLimitError.ts";
import { readSorted } from "../reading/sortedRows.ts";
import { fiscalOf } from "../time/fiscal.ts";
import type { ExportedIds } from "./exportedIds.ts";
import type { ExportPart } from "./exportPart.ts";
import type { ReadContext } from "./readContext.ts";
import { readUngrouped } from "./readUngrouped.ts";

/**
 * Gets to know all groups as the tree does, and then reads one after the other from where it can be found: for listings
 * that are too deep for the server, and for groups that are no unbroken stretches. What the tree would hold of such
 * groups is held here as well.
 * @throws DataChangedError where the data moved, SkipLimitError or CloseError where an answer does not come
 */
export async function* readByGroup(context: ReadContext, exported: ExportedIds): AsyncGenerator<ExportPart> {
	const { view, parameters, startMonth, reader, options, log, owners } = context;
	const fiscal = fiscalOf(view.group_by, startMonth);
	const freshness = new Freshness(() => probe(reader, parameters, { ...options, keepObjects: false }), undefined);
	const discovery = new GroupDiscovery({
		parameters,
		reader,
		log,
		owners,
		groupBy: fiscal === undefined ? view.group_by : (parameters._group_by as GroupBy | undefined),
		local: (asked) => new ClientGroupingPlan(asked, view.group_by, startMonth),
		began: (answer) => freshness.begin(answer),
		found: () => undefined,
		forgot: () => undefined,
		probe: () => freshness.find(discovery.reading.totals),
	});
	try {
		await discovery.read(options);
	} catch (error) {
		if (!(error instanceof DataChangedError)) throw error;
		exported.inconsistency();
	}
	const { totals = {}, withoutGroup } = discovery.reading;
	const months = fiscal !== undefined && !discovery.computedHere;
	const spans = months ? mergeMonths(discovery.reading.spans, fiscal, parameters, true) : discovery.reading.spans;
	const known = spans.flatMap(({ rows }) => rows);
	yield { kind: "head", head: { totals, asOf: freshness.asOf ?? Date.now(), known } };
	const laidOut = (totals.total_results ?? 0) - withoutGroup;
	for (const span of spans) {
		if (view.group_by !== undefined) yield { kind: "group", group: span };
		const before = exported.places;
		try {
			yield* objectsOf(span, laidOut, context, exported);
		} catch (error) {
			if (!(error instanceof SkipLimitError || error instanceof DataChangedError)) throw error;
			if (error instanceof DataChangedError && !(await freshness.find(totals)).stands) throw error;
			log.warn("A group is read whole and sorted here: it is too deep, or its objects change places between pages.");
			const rows = await readSorted(reader, view, parameters, span, options);
			yield { kind: "objects", rows: exported.enter(rows.filter((row) => !exported.has(row))) };
		}
		if (exported.places - before !== span.size) exported.inconsistency();
	}
	yield* readUngrouped(context, exported, totals);
}

/** The objects of one group, from the plainest place that the server reads; what came from one is not asked of another. */
async function* objectsOf(
	span: GroupSpan,
	laidOut: number,
	{ view, reader, options }: ReadContext,
	exported: ExportedIds,
): AsyncGenerator<ExportPart> {
	const { size, location: own, rows } = span;
	if (own === undefined || rows.length === size) {
		yield { kind: "objects", rows: exported.enter(rows) };
		return;
	}
	let done = 0;
	let refusal: unknown;
	for (const { parameters, start, totals } of locationsOf(span, view.group_by, laidOut)) {
		const part = { parameters, start: start + done, size: size - done, totals };
		try {
			for await (const window of readRange(part, { reader, options, inconsistency: () => exported.inconsistency() })) {
				done += window.rows.length;
				yield { kind: "objects", rows: exported.enter(window.rows) };
			}
			return;
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
			refusal = error;
		}
	}
	throw refusal;
}
