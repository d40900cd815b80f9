import type { StatusType } from "../../close/schema/parameters.ts";
import { withFilter } from "../../opportunities/view/view.ts";
import { groupsMeant } from "../window/commandSubjects.ts";
import type { Services } from "../window/services.ts";
import { viewOfGroups } from "../window/viewOfGroups.ts";

type GroupParts = Pick<Services, "currentView" | "tree">;

/** Narrows the View to the groups that the command is for. @throws UserError if Close can't filter by them */
export async function filterByGroups(
	services: GroupParts,
	argument: unknown,
	others: readonly unknown[],
): Promise<void> {
	const groups = await groupsMeant(services, argument, others);
	const { currentView } = services;
	if (groups.length > 0) await currentView.change(viewOfGroups(currentView, groups), currentView.state.view);
}

/**
 * Shows only won, open or lost opportunities, and keeps the other filters. If the command is for a group, narrows the
 * View to it, too. @throws UserError if Close can't filter by the group
 */
export async function showOnly(
	type: StatusType,
	services: GroupParts,
	argument: unknown,
	others: readonly unknown[],
): Promise<void> {
	const { currentView } = services;
	if (argument === undefined) return currentView.changeShown((shown) => withFilter(shown, "status_type", [type]));
	const groups = await groupsMeant(services, argument, others);
	if (groups.length === 0) return;
	const view = withFilter(viewOfGroups(currentView, groups), "status_type", [type]);
	await currentView.change(view, currentView.state.view);
}
