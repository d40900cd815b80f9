import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { filterOfGroups } from "../../opportunities/listing/groupFilter.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import { narrowed } from "../../opportunities/view/narrowedView.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { CurrentView } from "./currentView.ts";

/**
 * The View whose groups are on screen, even while another one is loading, narrowed to these groups of it.
 * @throws UserError if Close can't filter by them
 */
export function viewOfGroups(currentView: CurrentView, groups: readonly Group[]): View {
	const { session, startMonth, state } = currentView;
	const { view } = state;
	const groupBy = view?.group_by;
	if (view === undefined || groupBy === undefined)
		throw new UserError(vscode.l10n.t("The opportunities aren't grouped. Group them first."));
	return narrowed(view, filterOfGroups(groups, groupBy, startMonth), currentView.askingIn(session));
}
