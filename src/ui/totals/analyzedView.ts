import { filterOfGroup } from "../../opportunities/listing/groupFilter.ts";
import { narrowed } from "../../opportunities/view/narrowedView.ts";
import { type View, ViewError } from "../../opportunities/view/view.ts";
import type { Asking } from "../../opportunities/view/viewParameters.ts";
import type { TotalsSource } from "./shownTotals.ts";

/**
 * The View whose figures a page shows, for the analysis. If the page shows one group, it is the View that is narrowed to
 * that group; undefined if no filter can say that.
 */
export function analyzedView({ state, only }: TotalsSource, asking: Asking): View | undefined {
	const { view } = state;
	if (only === undefined || view?.group_by === undefined) return view;
	const group = state.groups.find(({ id }) => id === only);
	const filter = group && filterOfGroup(group, view.group_by, asking.startMonth ?? 1);
	if (filter === undefined) return undefined;
	try {
		return narrowed(view, filter, asking);
	} catch (error) {
		if (error instanceof ViewError) return undefined;
		throw error;
	}
}
