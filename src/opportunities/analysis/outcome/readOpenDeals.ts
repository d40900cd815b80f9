import type { Aggregates } from "../../../close/schema/aggregates.ts";
import type { ReadOptions } from "../../reading/readContext.ts";
import type { Provenance } from "../../reading/readPlan.ts";
import type { Period } from "../../time/calendar.ts";
import type { View } from "../../view/view.ts";
import type { PartReader } from "../partReader.ts";
import { openView } from "../standing/readStanding.ts";
import { TooManyRows } from "../wholeListing.ts";
import { MOST_DEALS, type OpenDeals, openDealsOf } from "./openDeals.ts";

/** How open deals are read. */
export interface OpenWants {
	/** The most that are read; by default, all. */
	readonly limit?: number;
	readonly onProgress?: (read: number, total: number) => void;
}

/** The open deals of a period, as they were read. */
export interface ReadDeals extends OpenDeals {
	/** Close's own figures of them. */
	readonly aggregates: Aggregates;
	readonly requests: readonly Provenance[];
	/** True if the data changed while they were read. */
	readonly changing: boolean;
}

/**
 * Reads all open deals of a period. Up to {@link MOST_DEALS}, it is one question, whoever asks it first.
 * @throws TooManyRows after one request if there are more than `limit`
 */
export async function readOpenDeals(
	parts: Pick<PartReader, "rows">,
	view: View,
	period: Period,
	{ limit = Number.POSITIVE_INFINITY, onProgress }: OpenWants,
	options: ReadOptions = {},
): Promise<ReadDeals> {
	const open = openView(view, { period });
	const read = (most: number) => parts.rows(open, { limit: most, ...(onProgress && { onProgress }) }, options);
	const part = await readUpTo(limit, read);
	const { value, requests, changing } = part;
	return { ...openDealsOf(value.rows), aggregates: value.aggregates, requests, changing };
}

/** Asks the usual question first, unless fewer are wanted. */
async function readUpTo<T>(limit: number, read: (most: number) => Promise<T>): Promise<T> {
	try {
		return await read(Math.min(limit, MOST_DEALS));
	} catch (error) {
		if (!(error instanceof TooManyRows) || error.count > limit) throw error;
		return read(limit);
	}
}
