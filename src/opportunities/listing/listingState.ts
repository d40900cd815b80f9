import type { Wait } from "../../close/base/callOptions.ts";
import type { CloseError } from "../../close/base/errors.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { Provenance } from "../reading/readPlan.ts";
import type { Currencies } from "../text/currencies.ts";
import type { Currency } from "../text/currencySet.ts";
import type { NamedFields } from "../time/fiscal.ts";
import type { View } from "../view/view.ts";

/** A group of the sequence, with the rows that are loaded. Replaced by a new object whenever anything in it changes. */
export interface Group {
	/** `key` as canonical text: unique in the Listing, without labels, the same after a refresh. */
	readonly id: string;
	/** As the API returned it: opaque. For a fiscal period, a key made here. */
	readonly key: unknown;
	readonly fields: NamedFields;
	/** The number of all its objects, loaded or not. */
	readonly size: number;
	readonly aggregates: Aggregates;
	/** The answer that `aggregates` came from; undefined if they were added up here. */
	readonly provenance?: Provenance | undefined;
	/** The loaded rows in the order of the sequence, from the group's first one on. */
	readonly rows: readonly Row[];
	readonly loading: boolean;
	/** Why the last window didn't arrive; earlier rows stay. */
	readonly error: CloseError | undefined;
}

/**
 * Why the groups on screen are incomplete, or not all from the same moment.
 * `opening`: more are to come; `stopped`: the user stopped; `failed`: see `error`; `changing`: the data changed twice
 * while it was read.
 */
export type Partiality = "opening" | "stopped" | "failed" | "changing";

/**
 * What may still change about the groups on screen while not everything is read: `figures` if groups are built here, or
 * the `sizes` of groups that arrived without one.
 */
export type Unfinished = "figures" | "sizes";

export function unfinishedIn({ partial, computedHere }: ListingState): Unfinished | undefined {
	if (partial === undefined || partial === "changing") return undefined;
	return computedHere ? "figures" : "sizes";
}

/** Everything that the tree, the totals and the status bar show. Immutable: each change creates a new one. */
export interface ListingState {
	/** The View on screen; undefined before the first `open`. */
	readonly view: View | undefined;
	/** True if `groups` are Close's groups; false if a single group stands for the whole ungrouped listing. */
	readonly grouped: boolean;
	readonly groups: readonly Group[];
	/** The figures over all matching objects, from the newest answer; undefined before the first one. */
	readonly totals: Aggregates | undefined;
	/** The first answer that had `totals`; later answers agreed with it until `asOf`. */
	readonly provenance?: Provenance | undefined;
	/** True if the server returned no groups, so that groups and their figures were built here. */
	readonly computedHere: boolean;
	/** The number of matching objects that the server puts into no group. */
	readonly withoutGroup: number;
	/** When the figures were true: the time of the newest complete answer, in milliseconds since the epoch. */
	readonly asOf: number | undefined;
	/**
	 * When the oldest rows were read, in milliseconds since the epoch. Earlier than `asOf` if a later probe found the
	 * figures unchanged: a probe can't see changes of names and other fields that don't affect the figures.
	 */
	readonly rowsAsOf: number | undefined;
	readonly partial: Partiality | undefined;
	/** True while a request is being sent or waits. */
	readonly loading: boolean;
	/** True if the groups on screen belong to an earlier View or moment, and the new ones haven't arrived yet. */
	readonly stale: boolean;
	/** Why the last opening or refresh failed; the last good rows and figures stay. */
	readonly error: CloseError | undefined;
	readonly wait: Wait | undefined;
	/** The currency of the rows seen so far. */
	readonly currency: Currency;
}

/** Whether the listing was read whole and has no opportunities. */
export function isEmpty({ view, loading, stale, error, partial, groups, withoutGroup }: ListingState): boolean {
	const read = view !== undefined && !loading && !stale;
	return read && error === undefined && partial === undefined && groups.length === 0 && withoutGroup === 0;
}

/** The currency of the sums on screen. Rows that aren't loaded may have any currency seen in the session. */
export function currencyIn({ currency, groups, totals, partial }: ListingState, known: Currencies): Currency {
	const loaded = groups.reduce((sum, { rows }) => sum + rows.length, 0);
	return known.ofSum(currency, partial === undefined && loaded === totals?.total_results);
}

/** The state before the first `open`. */
export const EMPTY_STATE: ListingState = {
	view: undefined,
	grouped: false,
	groups: [],
	totals: undefined,
	computedHere: false,
	withoutGroup: 0,
	asOf: undefined,
	rowsAsOf: undefined,
	partial: undefined,
	loading: false,
	stale: false,
	error: undefined,
	wait: undefined,
	currency: undefined,
};
