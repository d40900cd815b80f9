import type { Aggregates, WrittenAmount } from "./aggregates.ts";
import type { Row } from "./opportunityRow.ts";
import type { ListParameters } from "./parameters.ts";

/** The named fields of a group, as far as the answer has them. `month` is 1-12, `quarter` 1-4, `week` an ISO week. */
export interface GroupFields {
	readonly user_id?: string | null;
	readonly user_name?: string | null;
	readonly year?: number | null;
	readonly quarter?: number | null;
	readonly month?: number | null;
	readonly weekyear?: number | null;
	readonly week?: number | null;
}

/** One group of an answer: what of it fell on this page, and its figures over all of it. */
export interface ResponseGroup {
	/** Opaque and unique; the only thing pages are combined by. May be any JSON value, or undefined. */
	readonly key: unknown;
	readonly fields: GroupFields;
	readonly aggregates: Aggregates;
	readonly rows: readonly Row[];
}

/** A checked answer of `GET /opportunity/`. */
export interface ListResponse {
	/** The groups of a grouped answer; undefined where `data` holds objects. */
	readonly groups: readonly ResponseGroup[] | undefined;
	/** The objects of an answer without groups; empty for a grouped one. */
	readonly rows: readonly Row[];
	readonly hasMore: boolean | undefined;
	/** Over all matching objects, whatever the page. */
	readonly aggregates: Aggregates;
	/** The sums of the whole and of groups that came with a text of the server; left out if none did. */
	readonly written?: readonly WrittenAmount[];
	/** The server's clock (`Date` header) in milliseconds since the epoch; undefined where it told none. */
	readonly servedAt?: number;
	/** When the answer was complete, in milliseconds since the epoch. */
	readonly receivedAt: number;
	/** The parameters as they were sent; left out where nobody kept them. */
	readonly asked?: ListParameters;
}
