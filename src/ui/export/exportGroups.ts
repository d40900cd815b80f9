import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import { groupLabel } from "../../opportunities/text/groupLabel.ts";
import type { View } from "../../opportunities/view/view.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { viewOfGroups } from "../window/viewOfGroups.ts";
import { exportSubject } from "./exportCommand.ts";
import { viewTitle } from "./exportPrompts.ts";

/**
 * Exports the groups that the command is for, all pages of them. VS Code passes other selected rows where a script may
 * pass the options of the export.
 * @throws UserError if the opportunities aren't grouped
 */
export async function exportGroups(services: Services, argument: unknown, others: readonly unknown[]): Promise<void> {
	const { currentView } = services;
	const groups = await groupsMeant(services, argument, others);
	if (groups.length === 0) return;
	const { view, ids } = viewToRead(currentView, groups);
	const whole = currentView.state.view ?? view;
	const labels = groups.map((group) => groupLabel(group, whole.group_by, vscode.env.language));
	const title = vscode.l10n.t({
		message: "{0}, {1}",
		args: [viewTitle(namedView(currentView, whole)), labels.join(", ")],
		comment: ["The title of an export, and the names of the groups that it is limited to"],
	});
	const [options] = others;
	await exportSubject(services, { view, title, groups: ids }, Array.isArray(options) ? undefined : options);
}

/**
 * Close can't filter for what has no owner or date, nor for periods with gaps between them. Such groups, by their `ids`, are
 * read from the grouped View.
 */
function viewToRead(
	currentView: CurrentView,
	groups: readonly Group[],
): { readonly view: View; readonly ids?: ReadonlySet<string> } {
	try {
		return { view: viewOfGroups(currentView, groups) };
	} catch (error) {
		const { view } = currentView.state;
		if (!(error instanceof UserError) || view?.group_by === undefined) throw error;
		return { view, ids: new Set(groups.map(({ id }) => id)) };
	}
}
