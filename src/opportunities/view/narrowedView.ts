import * as l10n from "@vscode/l10n";
import type { Period } from "../time/calendar.ts";
import { excludesAll, intersect } from "./intersect.ts";
import { type Filters, type View, ViewError, withFilter } from "./view.ts";
import { type Asking, parametersOf, takeBounds, type WrittenParameters } from "./viewParameters.ts";

/** What a View is narrowed by: owners, or days. */
type Narrowing = { readonly user_id: readonly string[] } | { readonly date_won: Period };

/**
 * Returns a View that matches what both the View and the added filter match. In the filter that is narrowed, named
 * periods and "me" become the days and the user that they mean at this moment.
 * @throws ViewError if nothing can match both, which no View can say
 */
export function narrowed(view: View, added: Narrowing, asking: Asking): View {
	if ("user_id" in added) {
		const both = bothOf(view, "user_id", added, asking);
		if (both.user_id !== undefined && both.user_id__in !== undefined) throw nothingLeft();
		return withFilter(view, "user_id", both.user_id__in?.split(",") ?? [both.user_id ?? ""]);
	}
	const bounds = takeBounds(bothOf(view, "date_won", added, asking), "date_won");
	if (excludesAll("date_won", bounds)) throw nothingLeft();
	return withFilter(view, "date_won", bounds);
}

function bothOf(view: View, key: keyof Filters, added: Narrowing, asking: Asking): WrittenParameters {
	return { ...intersect(parametersOf({ filters: { [key]: view.filters[key] } }, asking), added) };
}

function nothingLeft(): ViewError {
	return new ViewError(l10n.t("No opportunities match both this group and the View's filters."));
}
