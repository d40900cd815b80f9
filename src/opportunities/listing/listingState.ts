import type { Wait } from "../../close/base/callOptions.ts";
import type { CloseError } from "../../close/base/errors.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { Provenance } from "../reading/readPlan.ts";
import type { Currencies } from "../text/currencies.ts";
import type { Currency } from "../text/currencySet.ts";
import type { NamedFields } from "../time/fiscal.ts";
import type { View } from "../view/view.ts";

/** A group of the sequence, with as many of its rows as are loaded. A new object whenever anything in it changes. */
export interface Group {
	/** Canonical text of `key`: unique in the Listing, free of labels, the same after a refresh. */
	readonly id: string;
	/** As the API gave it: opaque. One of our own for a fiscal period. */
	readonly key: unknown;
	readonly fields: NamedFields;
	/** All its objects, loaded or not. */
	readonly size: number;
	readonly aggregates: Aggregates;
	/** The answer that told `aggregates`; undefined if they were added up here. */
	readonly provenance?: Provenance | undefined;
	/** The loaded ones, in the order of the sequence, from the group's first on. */
	readonly rows: readonly Row[];
	readonly loading: boolean;
	/** Why its last window did not arrive; the rows before it stay. */
	readonly error: CloseError | undefined;
}

/**
 * Why the groups on screen are not all there is, or not all of one moment.
 * `opening`: more are on their way; `stopped`: the user stopped; `failed`: see `error`; `changing`: the data changed
 * twice while it was read.
 */
export type Partiality = "opening" | "stopped" | "failed" | "changing";

/**
 * What may still grow of groups on screen, as not everything is read: `figures`, if groups are put together here, or
 * `sizes`, of groups that came without one.
 */
export type Unfinished = "figures" | "sizes";

export function unfinishedIn({ partial, computedHere }: ListingState): Unfinished | undefined {
	if (partial === undefined || partial === "changing") return undefined;
	return computedHere ? "figures" : "sizes";
}

/** All that the tree, the totals and the status bar read. Immutable: each change makes a new one. */
export interface ListingState {
	/** What is shown; undefined before the first `open`. */
	readonly view: View | undefined;
	/** True if `groups` are groups of Close; false if the one group stands for the whole ungrouped listing. */
	readonly grouped: boolean;
	readonly groups: readonly Group[];
	/** Over all matching objects, from the newest answer; undefined before the first one. */
	readonly totals: Aggregates | undefined;
	/** The first answer that told `totals`; later ones agreed with it until `asOf`. */
	readonly provenance?: Provenance | undefined;
	/** True if the server gave no groups, so that groups and their figures were put together here. */
	readonly computedHere: boolean;
	/** Matching objects that the server puts into no group. */
	readonly withoutGroup: number;
	/** When the figures were true: the time of the newest complete answer, in milliseconds since the epoch. */
	readonly asOf: number | undefined;
	/**
	 * When the oldest of the rows were read, in milliseconds since the epoch. Earlier than `asOf` if a look at the figures
	 * alone found nothing changed: such a look says nothing of names and of what else the figures do not tell.
	 */
	readonly rowsAsOf: number | undefined;
	readonly partial: Partiality | undefined;
	/** A request is under way or waiting. */
	readonly loading: boolean;
	/** What is shown is of an earlier View or moment, and the new is on its way but not here yet. */
	readonly stale: boolean;
	/** Why the last opening or refresh failed; the last good rows and figures stay. */
	readonly error: CloseError | undefined;
	readonly wait: Wait | undefined;
	/** Of the rows seen so far. */
	readonly currency: Currency;
}

/** The currency of the sums on screen: rows that are not loaded may be in any that the session has seen. */
export function currencyIn({ currency, groups, totals, partial }: ListingState, known: Currencies): Currency {
	const loaded = groups.reduce((sum, { rows }) => sum + rows.length, 0);
	return known.ofSum(currency, partial === undefined && loaded === totals?.total_results);
}

/** Before anything was asked for. */
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
