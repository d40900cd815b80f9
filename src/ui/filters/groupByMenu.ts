import { GROUPINGS } from "../../close/schema/grouping.ts";
import { withGrouping } from "../../opportunities/view/view.ts";
import type { CommandHandlers, GroupByCommand } from "../commands/commands.ts";
import { shownView } from "../window/currentView.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";

/** The commands of the menu Group By: one for each grouping, and one that only marks the current grouping. */
export function groupByCommands(services: Services): Pick<CommandHandlers, GroupByCommand> {
	const { currentView } = services;
	const entries = GROUPINGS.flatMap((grouping): [GroupByCommand, CommandHandlers[GroupByCommand]][] => {
		const groupBy = grouping === "none" ? undefined : grouping;
		const group = inSession(services, () => {
			const shown = shownView(currentView);
			return currentView.change(withGrouping(shown, groupBy), shown);
		});
		return [
			[`groupBy.${grouping}`, group],
			[`groupBy.${grouping}.current`, () => {}],
		];
	});
	return Object.fromEntries(entries) as Pick<CommandHandlers, GroupByCommand>;
}
