import { type GroupKey, groupKeyOf, isDescending } from "../../close/schema/grouping.ts";
import { STATUS_TYPES } from "../../close/schema/parameters.ts";
import { groupArguments } from "../listing/groupArgument.ts";
import { currencyIn, type ListingState, type Partiality, unfinishedIn } from "../listing/listingState.ts";
import { Currencies } from "../text/currencies.ts";
import type { Currency } from "../text/currencySet.ts";
import { groupLabelWithDays, isUndated, namesPeople } from "../text/groupLabel.ts";
import { CLEAR, HIDDEN } from "../text/mask.ts";
import type { Filters } from "../view/view.ts";
import { countsOf, type Figures, singleFigures } from "./singleFigures.ts";

export interface GroupTotals {
	/** The group's identity in the Listing. */
	readonly id: string;
	/** The group's id in command arguments; see `groupArguments`. */
	readonly argument: string;
	/** The API's key; as JSON if it isn't a string. */
	readonly key: string;
	readonly label: string;
	/** True for the group of undated objects among groups of dates. */
	readonly undated: boolean;
	readonly figures: Figures;
}

/** The content of the totals page. Can be sent as JSON. */
export interface Totals {
	/** False before the first View is opened. */
	readonly opened: boolean;
	/** The figures over all matching objects; undefined before the first answer. */
	readonly whole?: Figures | undefined;
	/** What the groups are grouped by; undefined if the listing isn't grouped. */
	readonly groupedBy?: GroupKey | undefined;
	/** In the order of the Listing. */
	readonly groups: readonly GroupTotals[];
	/** Whether the Listing has its groups in descending order: Z before A, newest before oldest. */
	readonly groupsDescend: boolean;
	/** The number of matching objects that are in no group. */
	readonly withoutGroup: number;
	readonly partial?: Partiality | undefined;
	readonly loading: boolean;
	/** True if the figures belong to an earlier View or moment, and the new ones haven't arrived yet. */
	readonly stale: boolean;
	/** When the figures were true, in milliseconds since the epoch. */
	readonly asOf?: number | undefined;
	/** When the rows in the tree were read, in milliseconds since the epoch. */
	readonly rowsAsOf?: number | undefined;
	/** The currency of the sums. */
	readonly currency?: Currency;
	/** How many of a sum's last digits are decimals. */
	readonly scale: number;
	/** True if the figures of the groups were added up here, because the server returned no groups. */
	readonly computedHere: boolean;
	/** True if the figures of the groups may still grow: they are added up here, and not everything is read. */
	readonly unfinished: boolean;
	/** True if no filter selects won, active or lost opportunities, so that the figures cover all of them. */
	readonly coversAllStatuses: boolean;
	/** True if amounts and names are hidden: sums and names are left out. */
	readonly hidden: boolean;
	/** Why the last opening or refresh failed. */
	readonly error?: { readonly message: string; readonly advice: string } | undefined;
}

/** Returns the totals of a Listing. `locale` (BCP 47) is used for labels. Hidden amounts and names are left out. */
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
						label: mask.name(groupLabelWithDays(group, groupBy, locale)),
						undated: isUndated(group, groupBy),
						figures: shown(singleFigures(group.aggregates)),
					})),
		groupsDescend: isDescending(groupBy),
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
