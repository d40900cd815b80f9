import * as vscode from "vscode";
import { groupLabel } from "../../opportunities/text/groupLabel.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { viewOfGroups } from "../window/viewOfGroups.ts";
import { exportSubject } from "./exportCommand.ts";
import { viewTitle } from "./exportPrompts.ts";

/**
 * Exports the groups that the command is for, all pages of them. VS Code passes other selected rows where a script may
 * pass the options of the export.
 * @throws UserError if Close can't filter by the groups
 */
export async function exportGroups(services: Services, argument: unknown, others: readonly unknown[]): Promise<void> {
	const { currentView } = services;
	const groups = await groupsMeant(services, argument, others);
	if (groups.length === 0) return;
	const view = viewOfGroups(currentView, groups);
	const whole = currentView.state.view ?? view;
	const labels = groups.map((group) => groupLabel(group, whole.group_by, vscode.env.language));
	const title = vscode.l10n.t({
		message: "{0}, {1}",
		args: [viewTitle(namedView(currentView, whole)), labels.join(", ")],
		comment: ["The title of an export, and the names of the groups that it is limited to"],
	});
	const [options] = others;
	await exportSubject(services, { view, title }, Array.isArray(options) ? undefined : options);
}
