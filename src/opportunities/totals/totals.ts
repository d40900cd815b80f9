import { groupKeyOf } from "../../close/schema/grouping.ts";
import { type GroupKey, STATUS_TYPES } from "../../close/schema/parameters.ts";
import { groupArguments } from "../listing/groupArgument.ts";
import { currencyIn, type ListingState, type Partiality, unfinishedIn } from "../listing/listingState.ts";
import { Currencies } from "../text/currencies.ts";
import type { Currency } from "../text/currencySet.ts";
import { groupLabel, namesPeople } from "../text/groupLabel.ts";
import { CLEAR, HIDDEN } from "../text/mask.ts";
import type { Filters } from "../view/view.ts";
import { countsOf, type Figures, singleFigures } from "./singleFigures.ts";

export interface GroupTotals {
	/** The group's identity in the Listing. */
	readonly id: string;
	/** What commands take for the group, see `groupArguments`. */
	readonly argument: string;
	/** The API's key; as JSON where it is not a string. */
	readonly key: string;
	readonly label: string;
	readonly figures: Figures;
}

/** What a page of totals shows, ready to be sent as JSON. */
export interface Totals {
	/** False before anything was asked for. */
	readonly opened: boolean;
	/** Over all matching objects; undefined before the first answer. */
	readonly whole?: Figures | undefined;
	/** What the groups are by; undefined where the listing is not grouped. */
	readonly groupedBy?: GroupKey | undefined;
	readonly groups: readonly GroupTotals[];
	/** Matching objects that are in no group. */
	readonly withoutGroup: number;
	readonly partial?: Partiality | undefined;
	readonly loading: boolean;
	/** The figures are of an earlier View or moment, and the new ones are on their way. */
	readonly stale: boolean;
	/** When the figures were true, in milliseconds since the epoch. */
	readonly asOf?: number | undefined;
	/** When the rows in the tree were read, in milliseconds since the epoch. */
	readonly rowsAsOf?: number | undefined;
	/** Of the sums. */
	readonly currency?: Currency;
	/** How many of a sum's last digits are decimals. */
	readonly scale: number;
	/** The figures of the groups were added up here, as the server gave no groups. */
	readonly computedHere: boolean;
	/** The figures of the groups may still grow: they are added up here, and not everything is read. */
	readonly unfinished: boolean;
	/** No filter parts won, active and lost: the figures cover them together. */
	readonly coversAllStatuses: boolean;
	/** Amounts and names are hidden: there are no sums here, and no names. */
	readonly hidden: boolean;
	/** Why the last opening or refresh failed. */
	readonly error?: { readonly message: string; readonly advice: string } | undefined;
}

/** The totals of what a Listing holds. `locale` is that of the labels, BCP 47. What is hidden is left out. */
export function totalsOf(
	state: ListingState,
	locale: string,
	hidden = false,
	currencies: Currencies = new Currencies(),
): Totals {
	const { view, error, grouped } = state;
	const groupBy = grouped ? view?.group_by : undefined;
	const shown = hidden ? countsOf : (figures: Figures) => figures;
	const currency = currencyIn(state, currencies);
	const mask = hidden && namesPeople(groupBy) ? HIDDEN : CLEAR;
	const ids = groupArguments(state.groups, groupBy);
	return {
		opened: view !== undefined,
		whole: state.totals && shown(singleFigures(state.totals)),
		groupedBy: groupBy && groupKeyOf(groupBy),
		groups:
			groupBy === undefined
				? []
				: state.groups.map((group, index) => ({
						id: group.id,
						argument: mask.name(ids[index] ?? group.id),
						key: mask.name(keyText(group.key)),
						label: mask.name(groupLabel(group, groupBy, locale)),
						figures: shown(singleFigures(group.aggregates)),
					})),
		withoutGroup: state.withoutGroup,
		partial: state.partial,
		loading: state.loading,
		stale: state.stale,
		asOf: state.asOf,
		rowsAsOf: state.rowsAsOf,
		currency,
		scale: currencies.scaleOf(currency),
		computedHere: state.computedHere,
		unfinished: unfinishedIn(state) === "figures",
		coversAllStatuses: view !== undefined && coversAllStatuses(view.filters),
		hidden,
		error: error && { message: error.message, advice: error.advice },
	};
}

function keyText(key: unknown): string {
	return typeof key === "string" ? key : (JSON.stringify(key) ?? "");
}

function coversAllStatuses(filters: Filters): boolean {
	if (filters.status !== undefined || filters.status_id !== undefined || filters.status_label !== undefined)
		return false;
	return filters.status_type === undefined || STATUS_TYPES.every((type) => filters.status_type?.includes(type));
}
