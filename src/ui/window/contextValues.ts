import { hasFilters } from "../../opportunities/view/view.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import type { ContextValues } from "../base/contextKeys.ts";
import type { CurrentView } from "./currentView.ts";

/** The values for when clauses and welcome views. */
export function contextValues(
	currentView: Pick<CurrentView, "session" | "view" | "state">,
	{ hidden }: Pick<AmountVisibility, "hidden">,
): Omit<ContextValues, "attentionLoading" | "attentionMine"> {
	const { session, view, state } = currentView;
	const read = state.view !== undefined && !state.loading && !state.stale;
	const whole = state.error === undefined && state.partial === undefined;
	return {
		session: session.kind,
		filtered: hasFilters(view),
		empty: read && whole && state.groups.length === 0 && state.withoutGroup === 0,
		loading: state.loading,
		amountsHidden: hidden,
	};
}
