import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { LoadAll } from "./loadAll.ts";
import { OpportunityCommands } from "./opportunityCommands.ts";

type TreeCommands = Pick<
	CommandHandlers,
	"refresh" | "stop" | "loadMore" | "loadAll" | "retry" | "openInClose" | "copyLink" | "copyId"
>;

/** The commands for groups and rows of the tree. */
export function treeCommands(services: Services): TreeCommands {
	const { currentView, tree } = services;
	const opportunity = new OpportunityCommands(currentView, tree);
	const loadAll = new LoadAll(services);
	return {
		refresh: inSession(services, () => currentView.refresh()),
		stop: () => currentView.stop(),
		loadMore: (argument) => {
			const group = typeof argument === "string" ? argument : tree.groupOf(argument);
			return group !== undefined && currentView.listing?.loadMore(group);
		},
		loadAll: inSession(services, (argument) => loadAll.run(argument)),
		retry: inSession(services, (argument) =>
			typeof argument === "string" ? currentView.listing?.loadMore(argument) : currentView.refresh(),
		),
		openInClose: (argument, ...others) => opportunity.openInClose(argument, ...others),
		copyLink: (argument, ...others) => opportunity.copyLink(argument, ...others),
		copyId: (argument, ...others) => opportunity.copyId(argument, ...others),
	};
}
