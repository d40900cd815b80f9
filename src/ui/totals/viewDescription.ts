import * as l10n from "@vscode/l10n";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { type CurrentView, shownView } from "../window/currentView.ts";
import { markedName, viewName } from "../window/viewName.ts";

/** What is shown, in words: `Won this year ● · Won · This year · Owner, A to Z · Value, highest first`, with a dot if changed. */
export function viewDescription(
	currentView: Pick<CurrentView, "view" | "state" | "originOf" | "orderOf">,
	filters: string,
): string {
	if (currentView.state.view === undefined) return "";
	const view = shownView(currentView);
	const name = viewName(view, currentView.originOf(view));
	const order = orderLabel(currentView.orderOf(view), view.filters);
	return [name && markedName(name), filters || l10n.t("All opportunities"), groupingLabel(view.group_by), order]
		.filter(Boolean)
		.join(" · ");
}
