import * as vscode from "vscode";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { withGrouping, withOrder } from "../../opportunities/view/view.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { runFilterPrompt } from "./filterPrompt.ts";
import { pickGrouping, pickOrder } from "./groupingPrompts.ts";
import { matchCountRequest } from "./requestMatchCount.ts";

/** The commands that change the View. With an argument, they don't ask. */
export function filterCommands(
	services: Services,
): Pick<CommandHandlers, "groupBy" | "sortBy" | "filter" | "clearFilters"> {
	const { currentView, prompts } = services;
	return {
		groupBy: inSession(services, async (argument) => {
			const picked =
				argument === undefined
					? await pickGrouping(new VscodeQuickInputs(), currentView.view.group_by)
					: { grouping: parseGrouping(argument) };
			if (picked !== undefined) await currentView.change(withGrouping(currentView.view, picked.grouping));
		}),
		sortBy: inSession(services, async (argument) => {
			const order =
				argument === undefined
					? await pickOrder(new VscodeQuickInputs(), currentView.view.order_by)
					: parseOrder(argument);
			if (order !== undefined) await currentView.change(withOrder(currentView.view, order));
		}),
		filter: inSession(services, () =>
			runFilterPrompt({
				host: prompts,
				quickInputs: new VscodeQuickInputs(),
				locale: vscode.env.language,
				now: new Date(),
				count: matchCountRequest(services),
			}),
		),
		clearFilters: inSession(services, () => currentView.clearFilters()),
	};
}
