import * as vscode from "vscode";
import { GROUPINGS } from "../../close/schema/grouping.ts";
import { parseFilterName, parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { withGrouping, withOrder } from "../../opportunities/view/view.ts";
import type { CommandHandlers, GroupByCommand } from "../commands/commands.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { shownView } from "../window/currentView.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { withoutRow } from "../window/withoutRow.ts";
import { runFilterPrompt } from "./filterPrompt.ts";
import { pickGrouping, pickOrder } from "./groupingPrompts.ts";
import { matchCountRequest } from "./requestMatchCount.ts";

/**
 * The commands that change the View on screen. With an argument, they don't ask, except *Filter*, which begins with the
 * page of the filter that it names. It changes the View that was asked for, so that a refused query can be mended.
 */
export function filterCommands(
	services: Services,
): Pick<CommandHandlers, "groupBy" | GroupByCommand | "sortBy" | "filter" | "clearFilters"> {
	const { currentView, prompts } = services;
	return {
		groupBy: inSession(services, async (given) => {
			const argument = withoutRow(services.tree, given);
			const current = shownView(currentView).group_by;
			const picked =
				argument === undefined
					? await pickGrouping(new VscodeQuickInputs(), current)
					: { grouping: parseGrouping(argument) };
			if (picked !== undefined) await currentView.changeShown((shown) => withGrouping(shown, picked.grouping));
		}),
		...groupByCommands(services),
		sortBy: inSession(services, async (given) => {
			const argument = withoutRow(services.tree, given);
			const order =
				argument === undefined
					? await pickOrder(new VscodeQuickInputs(), shownView(currentView).order_by)
					: parseOrder(argument);
			if (order !== undefined) await currentView.changeShown((shown) => withOrder(shown, order));
		}),
		filter: inSession(services, (given) => {
			const argument = withoutRow(services.tree, given);
			const parts = {
				host: prompts,
				quickInputs: new VscodeQuickInputs(),
				locale: vscode.env.language,
				now: new Date(),
				count: matchCountRequest(services),
			};
			return runFilterPrompt(parts, argument === undefined ? undefined : parseFilterName(argument));
		}),
		clearFilters: inSession(services, () => currentView.clearFilters()),
	};
}

/** The commands of the menu Group By: one for each grouping, and one that only marks the current grouping. */
function groupByCommands(services: Services): Pick<CommandHandlers, GroupByCommand> {
	const entries = GROUPINGS.flatMap((grouping): [GroupByCommand, CommandHandlers[GroupByCommand]][] => {
		const groupBy = grouping === "none" ? undefined : grouping;
		const group = inSession(services, () => services.currentView.changeShown((shown) => withGrouping(shown, groupBy)));
		return [
			[`groupBy.${grouping}`, group],
			[`groupBy.${grouping}.current`, () => {}],
		];
	});
	return Object.fromEntries(entries) as Pick<CommandHandlers, GroupByCommand>;
}
