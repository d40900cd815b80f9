import { parseGrouping, parseOrder } from "../../opportunities/view/parseView.ts";
import { withGrouping, withOrder } from "../../opportunities/view/view.ts";
import type { AccountCommands } from "../accounts/register.ts";
import type { AttentionCommands } from "../attention/register.ts";
import type { ExportHandlers } from "../export/register.ts";
import type { StatusBarHandlers } from "../statusBar/register.ts";
import type { ViewHandlers } from "../views/register.ts";
import type { Core } from "../window/services.ts";
import type { CommandHandlers } from "./commands.ts";
import { explore, inSession as runInSession } from "./inSession.ts";
import { OpportunityCommands } from "./opportunity.ts";

/** What the commands about the window's View, its session and its rows do. */
export type CoreHandlers = Omit<
	CommandHandlers,
	| "showTotals"
	| "showDetails"
	| "loadAll"
	| keyof AccountCommands
	| keyof ViewHandlers
	| keyof ExportHandlers
	| keyof AttentionCommands
	| keyof StatusBarHandlers
>;

/** An argument spares the question that a command would ask. */
export function handlersOf(core: Core): CoreHandlers {
	const { viewing, tree, prompts, signIn, hiding, showLog } = core;
	const opportunity = new OpportunityCommands(viewing, tree);

	const inSession = (work: (argument: unknown) => unknown) => runInSession(core, work);

	return {
		signIn: () => signIn.show(),
		exploreSampleData: () => explore(core),
		refresh: inSession(() => viewing.refresh()),
		groupBy: inSession(async (argument) => {
			const { pickGrouping } = await import("../filters/grouping.ts");
			const picked =
				argument === undefined ? await pickGrouping(viewing.view.group_by) : { grouping: parseGrouping(argument) };
			if (picked !== undefined) await viewing.show(withGrouping(viewing.view, picked.grouping));
		}),
		sortBy: inSession(async (argument) => {
			const { pickOrder } = await import("../filters/grouping.ts");
			const order = argument === undefined ? await pickOrder(viewing.view.order_by) : parseOrder(argument);
			if (order !== undefined) await viewing.show(withOrder(viewing.view, order));
		}),
		filter: inSession(async () => {
			const { showFilter } = await import("../filters/filter.ts");
			await showFilter(prompts);
		}),
		clearFilters: inSession(() => viewing.clearFilters()),
		findOpportunity: inSession(async () => {
			const { findOpportunity } = await import("../find/findOpportunity.ts");
			await findOpportunity(core);
		}),
		openInClose: (argument, ...others) => opportunity.openInClose(argument, ...others),
		copyLink: (argument, ...others) => opportunity.copyLink(argument, ...others),
		copyId: (argument, ...others) => opportunity.copyId(argument, ...others),
		stop: () => viewing.stop(),
		showLog,
		hideAmounts: () => hiding.set(true),
		showAmounts: () => hiding.set(false),
		loadMore: (argument) => {
			const group = typeof argument === "string" ? argument : tree.groupOf(argument);
			return group !== undefined && viewing.listing?.loadMore(group);
		},
		retry: inSession((argument) =>
			typeof argument === "string" ? viewing.listing?.loadMore(argument) : viewing.refresh(),
		),
	};
}
