import * as vscode from "vscode";
import { groupOfArgument } from "../../opportunities/listing/groupArgument.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import type { Services } from "./services.ts";
import { type Subject, subjectsOf } from "./subjectOpportunities.ts";

type OnScreen = Pick<Services, "currentView" | "tree">;

/**
 * The groups that a command is for: by an id as people write it; by a row of the tree, with the other selected groups
 * if VS Code passes them (`others`); without any of these, the group of the selected row, or the one ungrouped listing.
 * Says so, and returns none, if there is none.
 */
export async function groupsMeant(
	{ currentView, tree }: OnScreen,
	argument: unknown,
	others: readonly unknown[],
): Promise<readonly Group[]> {
	await currentView.start();
	const { groups, view } = currentView.state;
	if (typeof argument === "string") {
		const group = groupOfArgument(argument, groups, view?.group_by);
		return group === undefined ? none(vscode.l10n.t("That group isn't in the tree.")) : [group];
	}
	const ids = new Set(nodesOf(argument, others).map((node) => tree.groupOf(node)));
	if (ids.has(undefined)) return none(vscode.l10n.t("Select a group in the tree first."));
	const found = groups.filter(({ id }) => ids.has(id));
	return found.length === 0 ? none(vscode.l10n.t("That group isn't in the tree.")) : found;
}

/** The opportunities that a command is for, as in {@link subjectsOf}. Says so if there are none. */
export function opportunitiesMeant(
	{ currentView, tree }: OnScreen,
	argument: unknown,
	others: readonly unknown[],
): readonly Subject[] {
	const subjects = subjectsOf(argument, others, { state: currentView.state, selection: tree.selection });
	return subjects.length === 0 ? none(vscode.l10n.t("Select an opportunity in the tree first.")) : subjects;
}

/** VS Code passes the other selected rows only if the clicked row is one of them. They may be of any kind. */
function nodesOf(argument: unknown, [nodes]: readonly unknown[]): readonly unknown[] {
	const selected = Array.isArray(nodes) ? nodes.filter(isGroupNode) : [];
	return selected.length > 0 && isGroupNode(argument) ? selected : [argument];
}

function isGroupNode(node: unknown): boolean {
	return typeof node === "object" && node !== null && "kind" in node && node.kind === "group";
}

function none(text: string): readonly never[] {
	void vscode.window.showInformationMessage(text);
	return [];
}
