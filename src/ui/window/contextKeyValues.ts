import { hasFilters } from "../../opportunities/view/view.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import type { ContextValues } from "../base/contextKeys.ts";
import { type CurrentView, shownView } from "./currentView.ts";

/** The values for when clauses. */
export function contextKeyValues(
	currentView: Pick<CurrentView, "session" | "view" | "state" | "canGoBack" | "canGoForward">,
	{ hidden }: Pick<AmountVisibility, "hidden">,
): Omit<ContextValues, "attentionLoading" | "attentionMine" | "detailsAside"> {
	const { session, view, state } = currentView;
	const shown = shownView(currentView);
	return {
		session: session.kind,
		filtered: hasFilters(shown) || hasFilters(view),
		groupedBy: shown.group_by ?? "none",
		canGoBack: currentView.canGoBack,
		canGoForward: currentView.canGoForward,
		loading: state.loading,
		amountsHidden: hidden,
	};
}
