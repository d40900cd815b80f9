import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Core } from "../window/services.ts";
import { LoadAll } from "./loadAll.ts";
import { OpportunityCommands } from "./opportunityCommands.ts";

type TreeCommands = Pick<
	CommandHandlers,
	"refresh" | "stop" | "loadMore" | "loadAll" | "retry" | "openInClose" | "copyLink" | "copyId"
>;

/** What the commands about the groups and rows of the tree do. */
export function treeCommands(core: Core): TreeCommands {
	const { viewing, tree } = core;
	const opportunity = new OpportunityCommands(viewing, tree);
	const loadAll = new LoadAll(core);
	return {
		refresh: inSession(core, () => viewing.refresh()),
		stop: () => viewing.stop(),
		loadMore: (argument) => {
			const group = typeof argument === "string" ? argument : tree.groupOf(argument);
			return group !== undefined && viewing.listing?.loadMore(group);
		},
		loadAll: inSession(core, (argument) => loadAll.run(argument)),
		retry: inSession(core, (argument) =>
			typeof argument === "string" ? viewing.listing?.loadMore(argument) : viewing.refresh(),
		),
		openInClose: (argument, ...others) => opportunity.openInClose(argument, ...others),
		copyLink: (argument, ...others) => opportunity.copyLink(argument, ...others),
		copyId: (argument, ...others) => opportunity.copyId(argument, ...others),
	};
}
