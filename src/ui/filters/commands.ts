import * as vscode from "vscode";
import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { withGrouping, withOrder } from "../../opportunities/view/view.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import { VscodeBoxes } from "../quickInput/vscodeQuickInput.ts";
import { inSession } from "../window/inSession.ts";
import type { Core } from "../window/services.ts";
import { runFilterFlow } from "./filterFlow.ts";
import { pickGrouping, pickOrder } from "./grouping.ts";

/** What the commands do that change the View. An argument spares the question that a command would ask. */
export function filterCommands(core: Core): Pick<CommandHandlers, "groupBy" | "sortBy" | "filter" | "clearFilters"> {
	const { viewing, prompts } = core;
	return {
		groupBy: inSession(core, async (argument) => {
			const picked =
				argument === undefined
					? await pickGrouping(new VscodeBoxes(), viewing.view.group_by)
					: { grouping: parseGrouping(argument) };
			if (picked !== undefined) await viewing.show(withGrouping(viewing.view, picked.grouping));
		}),
		sortBy: inSession(core, async (argument) => {
			const order =
				argument === undefined ? await pickOrder(new VscodeBoxes(), viewing.view.order_by) : parseOrder(argument);
			if (order !== undefined) await viewing.show(withOrder(viewing.view, order));
		}),
		filter: inSession(core, () =>
			runFilterFlow({ host: prompts, boxes: new VscodeBoxes(), locale: vscode.env.language, now: new Date() }),
		),
		clearFilters: inSession(core, () => viewing.clearFilters()),
	};
}
