import type { Aggregates } from "../../close/schema/aggregates.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { sameFigures } from "./figures.ts";
import type { PageReader } from "./pageReader.ts";
import type { ReadOptions } from "./readContext.ts";

/** What one cheap request tells about all matching objects: the newest change and every figure. */
export interface Probe {
	/** `date_updated` of the object that changed last; undefined if there is none. */
	readonly newest: string | undefined;
	readonly totals: Aggregates;
	readonly receivedAt: number;
}

/** What a probe is held against: the same listing, as it was read before. */
export interface Baseline {
	readonly totals: Aggregates | undefined;
	/** The newest change when it was read; undefined if nobody asked. */
	readonly newest: string | undefined;
	/** The server's clock when reading began, in milliseconds since the epoch; undefined if it told none. */
	readonly servedAt: number | undefined;
}

export async function probe(reader: PageReader, filters: ListParameters, options: ReadOptions): Promise<Probe> {
	const { _group_by, ...rest } = filters;
	const parameters: ListParameters = { ...rest, _order_by: "-date_updated", _fields: PROBE_FIELDS };
	const answer = await reader.page(parameters, 0, options, 1);
	const [row] = answer.rows;
	const newest = row === undefined ? undefined : isReadable(row) ? row.date_updated : null;
	return { newest: newest ?? undefined, totals: answer.aggregates, receivedAt: answer.receivedAt };
}

/**
 * Whether nothing changed since `baseline`. Without a known newest change the server's own clock decides: all changes
 * must lie well before the reading began, as that clock counts in whole seconds.
 */
export function unchanged(now: Probe, baseline: Baseline): boolean {
	if (baseline.totals === undefined || !sameFigures(now.totals, baseline.totals)) return false;
	if (baseline.newest !== undefined) return now.newest === baseline.newest;
	if (now.newest === undefined) return now.totals.total_results === 0;
	return baseline.servedAt !== undefined && Date.parse(now.newest) < baseline.servedAt - CLOCK_SLACK;
}

/** Milliseconds that the clocks of one service may be apart. */
const CLOCK_SLACK = 2000;

/** What a row needs to be readable at all, and the newest change. */
const PROBE_FIELDS = "id,lead_id,user_id,status_type,value,value_period,confidence,date_won,date_updated";
