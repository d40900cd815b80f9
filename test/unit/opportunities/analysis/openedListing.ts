import { PartReader } from "../../../../src/opportunities/analysis/partReader.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { queryOf } from "../../../../src/opportunities/view/viewParameters.ts";
import { type Deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

/** A Listing that has read a View of `deals`, and a reader of parts. The requests so far are forgotten. */
export async function openedListing(deals: readonly Deal[], view: View) {
	const source = new FakeSource(deals);
	const asking = { now: new Date("2026-05-06T12:00:00"), me: undefined };
	const context = { source, settings: () => ({ pageSize: 10, maxConcurrentRequests: 4 }), log: QUIET };
	const ask = (one: View) => queryOf(one, asking);
	const listing = new Listing({ ...context, queryOf: ask });
	await listing.open(view);
	source.requests.length = 0;
	return { source, asking, listing, reader: new PartReader(context, ask) };
}
