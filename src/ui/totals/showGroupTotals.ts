import * as vscode from "vscode";
import { UserError } from "../../close/base/errors.ts";
import { type GroupIdentity, identityOf } from "../../opportunities/totals/groupState.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { Services } from "../window/services.ts";

/**
 * Shows the totals of the group that the command is for in the tab of the totals. The tree keeps its View.
 * @throws UserError if the opportunities aren't grouped
 */
export async function showGroupTotals(
	services: Pick<Services, "currentView" | "tree">,
	totals: { show(group: GroupIdentity): Promise<void> },
	argument: unknown,
): Promise<void> {
	const [group] = await groupsMeant(services, argument, []);
	if (group === undefined) return;
	const identity = identityOf(group, services.currentView.state);
	if (identity === undefined) throw new UserError(vscode.l10n.t("The opportunities aren't grouped. Group them first."));
	await totals.show(identity);
}
