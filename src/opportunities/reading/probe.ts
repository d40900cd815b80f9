import type { Aggregates } from "../../close/schema/aggregates.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { sameFigures } from "./figureArithmetic.ts";
import type { PageReader } from "./pageReader.ts";
import type { ReadOptions } from "./readContext.ts";

/** What one cheap request reveals about all matching objects: the newest change and every figure. */
export interface Probe {
	/** `date_updated` of the object that changed last; undefined if there is none. */
	readonly newest: string | undefined;
	readonly totals: Aggregates;
	readonly receivedAt: number;
}

/** What a probe is compared with: the same listing, as it was read before. */
interface Baseline {
	readonly totals: Aggregates | undefined;
	/** The newest change when it was read; undefined if it wasn't requested. */
	readonly newest: string | undefined;
	/**
	 * The server's clock when reading began, in milliseconds since the epoch; undefined if the server didn't send it.
	 */
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
 * Whether nothing changed since `baseline`. If the newest change isn't known, the server's own clock decides: all
 * changes must be clearly older than the reading, because that clock counts in whole seconds.
 */
export function unchanged(now: Probe, baseline: Baseline): boolean {
	if (baseline.totals === undefined || !sameFigures(now.totals, baseline.totals)) return false;
	if (baseline.newest !== undefined) return now.newest === baseline.newest;
	if (now.newest === undefined) return now.totals.total_results === 0;
	return baseline.servedAt !== undefined && Date.parse(now.newest) < baseline.servedAt - CLOCK_SLACK;
}

/** How far apart the clocks of one service may be, in milliseconds. */
const CLOCK_SLACK = 2000;

/** The fields that a row needs to be readable at all, and the newest change. */
export const PROBE_FIELDS = "id,lead_id,user_id,status_type,value,value_period,confidence,date_won,date_updated";
