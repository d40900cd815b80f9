import type { Aggregates, WrittenAmount } from "./aggregates.ts";
import type { Row } from "./opportunityRow.ts";
import type { ListParameters } from "./parameters.ts";

/** The named fields of a group that the answer has. `month` is 1-12, `quarter` 1-4, `week` an ISO week. */
export interface GroupFields {
	readonly user_id?: string | null;
	readonly user_name?: string | null;
	readonly year?: number | null;
	readonly quarter?: number | null;
	readonly month?: number | null;
	readonly weekyear?: number | null;
	readonly week?: number | null;
}

/** One group of an answer: its rows on this page, and figures over the whole group. */
export interface ResponseGroup {
	/** Opaque and unique. Pages are combined by it alone. May be any JSON value, or undefined. */
	readonly key: unknown;
	readonly fields: GroupFields;
	readonly aggregates: Aggregates;
	readonly rows: readonly Row[];
}

/** A checked answer of `GET /opportunity/`. */
export interface ListResponse {
	/** The groups of a grouped answer; undefined if `data` contains objects. */
	readonly groups: readonly ResponseGroup[] | undefined;
	/** The objects of an answer without groups; empty if the answer is grouped. */
	readonly rows: readonly Row[];
	readonly hasMore: boolean | undefined;
	/** Over all matching objects, on any page. */
	readonly aggregates: Aggregates;
	/** The sums, of the whole and of groups, that the server also sent as text; left out if there are none. */
	readonly written?: readonly WrittenAmount[];
	/** The server's clock (`Date` header) in milliseconds since the epoch; undefined if the answer has no such header. */
	readonly servedAt?: number;
	/** When the answer had arrived in full, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The parameters as they were sent, if they were recorded. */
	readonly asked?: ListParameters;
}
