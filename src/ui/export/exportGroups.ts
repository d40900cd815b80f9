import * as vscode from "vscode";
import { groupArguments } from "../../opportunities/listing/groupArgument.ts";
import { isFilterable } from "../../opportunities/listing/groupFilter.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import { groupLabel } from "../../opportunities/text/groupLabel.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { viewOfGroups } from "../window/viewOfGroups.ts";
import { exportSubject, type Subject } from "./exportCommand.ts";
import { viewTitle } from "./exportPrompts.ts";

/**
 * Exports the groups that the command is for, all pages of them. VS Code passes other selected rows where a script may
 * pass the options of the export.
 * @throws UserError if the opportunities aren't grouped, or if none can match the groups any more
 */
export async function exportGroups(services: Services, argument: unknown, others: readonly unknown[]): Promise<void> {
	const { currentView } = services;
	const groups = await groupsMeant(services, argument, others);
	if (groups.length === 0) return;
	const exported = toExport(currentView, groups);
	const whole = currentView.state.view ?? exported.view;
	const labels = groups.map((group) => groupLabel(group, whole.group_by, vscode.env.language));
	const title = vscode.l10n.t({
		message: "{0}, {1}",
		args: [viewTitle(namedView(currentView, whole)), labels.join(", ")],
		comment: ["The title of an export, and the names of the groups that it is limited to"],
	});
	const [options] = others;
	await exportSubject(services, { ...exported, title }, Array.isArray(options) ? undefined : options);
}

/**
 * Close can't filter for what has no owner or date, nor for periods with gaps between them. Such groups are read from the
 * grouped View.
 */
function toExport(currentView: CurrentView, groups: readonly Group[]): Pick<Subject, "view" | "groups"> {
	const { state, startMonth } = currentView;
	const { view } = state;
	if (view?.group_by === undefined || isFilterable(groups, view.group_by, startMonth))
		return { view: viewOfGroups(currentView, groups) };
	const written = groupArguments(state.groups, view.group_by);
	const wanted = new Set(groups.map(({ id }) => id));
	const named = state.groups.map(({ id }, index) => [id, written[index] ?? id] as const);
	return { view, groups: new Map(named.filter(([id]) => wanted.has(id))) };
}
