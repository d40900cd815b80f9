import type { GroupBy } from "../../../../src/close/schema/grouping.ts";
import type { OrderBy } from "../../../../src/close/schema/order.ts";
import { Listing, type ListingOptions } from "../../../../src/opportunities/listing/listing.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import type { FakeSource } from "./fakeSource.ts";

export const QUIET = { debug() {}, info() {}, warn() {}, error() {} };

/** A Listing that reads from an array. */
export function listingOf(source: FakeSource, pageSize = 10, options: Pick<ListingOptions, "owners"> = {}): Listing {
	return new Listing({
		source,
		settings: () => ({ pageSize, maxConcurrentRequests: 4 }),
		queryOf: (view) => ({
			groupBy: view.group_by,
			startMonth: 1,
			parameters: {
				...(view.group_by === undefined ? {} : { _group_by: view.group_by }),
				...(view.order_by === undefined ? {} : { _order_by: view.order_by }),
				...(view.filters.user_id === undefined ? {} : { user_id: view.filters.user_id.join() }),
			},
		}),
		log: QUIET,
		...options,
	});
}

export function view(group_by?: GroupBy, order_by: OrderBy = "date_created"): View {
	return { ...(group_by === undefined ? {} : { group_by }), order_by, filters: {} };
}
