import * as l10n from "@vscode/l10n";
import { labelText } from "../../close/text/labelText.ts";
import { groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import { isNamed, type NamedView, sameView, type View } from "../../opportunities/view/view.ts";
import { type CurrentView, shownView } from "./currentView.ts";

/** The name under which a View is shown. */
interface ViewName {
	/** Cleaned for a label. */
	readonly name: string;
	/** Whether the View was changed since it was opened. */
	readonly changed: boolean;
}

/** `origin` is the named View that `view` is or was made from. Undefined without one. */
export function viewName(view: View, origin: NamedView | undefined): ViewName | undefined {
	return origin && { name: labelText(origin.name), changed: !sameView(view, origin) };
}

/** A View, by default the shown one, under the name that it has now: it may have been renamed since it was opened. */
export function namedView(
	currentView: Pick<CurrentView, "view" | "state" | "originOf">,
	view = shownView(currentView),
): View {
	const name = currentView.originOf(view)?.name;
	return isNamed(view) && name !== undefined && name !== view.name ? { ...view, name } : view;
}

/** The name, followed by a dot once the View was changed. */
export function markedName({ name, changed }: ViewName): string {
	return changed ? `${name} ●` : name;
}

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
