import { GroupDiscovery } from "../listing/groupDiscovery.ts";
import { readApart, readInPlace } from "../listing/groupRows.ts";
import { sumOf } from "../reading/fiscalGroups.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import type { GroupSpan } from "../reading/readPlan.ts";
import { undatedLast } from "../reading/undatedLast.ts";
import type { ExportPart, ExportReading } from "./exportPart.ts";
import { readUngrouped } from "./readUngrouped.ts";

/**
 * Discovers all groups as the tree does, and then reads them one by one from wherever the server gives them: for
 * listings that are too deep for the server, for groups that aren't contiguous ranges, and for some of the groups. Keeps
 * no more rows of a group than its discovery brought.
 * @throws DataChangedError if the data changed, SkipLimitError or CloseError if an answer doesn't arrive
 */
export async function* readByGroup(reading: ExportReading): AsyncGenerator<ExportPart> {
	const { query, groups, reader, options, tally } = reading;
	const discovery = new GroupDiscovery(query, reader, () => options);
	try {
		await discovery.read();
	} catch (error) {
		if (!(error instanceof DataChangedError)) throw error;
		tally.inconsistency();
	}
	const { freshness } = discovery;
	const wanted = discovery.spans(false).filter(({ id }) => groups === undefined || groups.has(id));
	const spans = undatedLast(wanted, query.groupBy);
	if (groups !== undefined && spans.length < groups.size) tally.inconsistency();
	const totals = groups === undefined ? (discovery.totals ?? {}) : sumOf(spans.map(({ aggregates }) => aggregates));
	const known = spans.flatMap(({ rows }) => rows);
	yield { kind: "header", header: { totals, asOf: freshness.asOf ?? Date.now(), known } };
	for (const span of spans) {
		if (query.groupBy !== undefined) yield { kind: "group", group: span };
		const before = tally.positions;
		try {
			yield* objectsOf(span, discovery, reading);
		} catch (error) {
			if (!(error instanceof SkipLimitError || error instanceof DataChangedError)) throw error;
			if (error instanceof DataChangedError && !(await discovery.probe()).stands) throw error;
			reader.context.log.warn(
				"A group is read whole and sorted here: it is too deep, or its objects change places between pages.",
			);
			const rows = await readApart(span, discovery, options);
			yield { kind: "objects", rows: tally.enter(rows.filter((row) => !tally.has(row))) };
		}
		if (tally.positions - before !== span.size) tally.inconsistency();
	}
	if (groups === undefined) yield* readUngrouped(reading, totals);
}

/** Yields the objects of one group: those that came with its discovery, then the rest in windows. */
async function* objectsOf(
	span: GroupSpan,
	discovery: GroupDiscovery,
	{ options, tally }: ExportReading,
): AsyncGenerator<ExportPart> {
	const { size, location, rows: known } = span;
	yield { kind: "objects", rows: tally.enter(known) };
	if (location === undefined || known.length === size) return;
	const context = { options, inconsistency: () => tally.inconsistency() };
	for await (const { rows } of readInPlace(span, known, size, discovery, context))
		yield { kind: "objects", rows: tally.enter(rows) };
}
