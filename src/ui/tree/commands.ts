import type { StatusType } from "../../close/schema/parameters.ts";
import type { Group } from "../../opportunities/listing/listingState.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { EndNode } from "../rows/rowNodes.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { filterByGroups, showOnly } from "./filterByGroups.ts";
import { filterByRows, type RowFilter } from "./filterByRows.ts";
import { LoadAll } from "./loadAll.ts";
import { OpportunityCommands } from "./opportunityCommands.ts";

type TreeCommands = Pick<
	CommandHandlers,
	| "refresh"
	| "stop"
	| "loadMore"
	| "loadAll"
	| "retry"
	| "openInClose"
	| "copyLink"
	| "copyLinkAsMarkdown"
	| "copyId"
	| "filterByThis"
	| "showOnlyWon"
	| "showOnlyOpen"
	| "showOnlyLost"
	| "filterByOwner"
	| "filterByLead"
	| "filterByStatus"
	| "filterByPipeline"
>;

/** The commands for groups and rows of the tree. */
export function treeCommands(services: Services): TreeCommands {
	const { currentView, tree } = services;
	const opportunity = new OpportunityCommands(services);
	const loadAll = new LoadAll(services);
	const only = (type: StatusType) =>
		inSession(services, (argument, ...others) => showOnly(type, services, argument, others));
	const filterBy = (by: RowFilter) =>
		inSession(services, (argument, ...others) => filterByRows(by, services, argument, others));
	return {
		refresh: inSession(services, () => currentView.refresh()),
		stop: () => currentView.stop(),
		loadMore: (argument) => {
			const group = typeof argument === "string" ? argument : tree.groupOf(argument);
			return group !== undefined && currentView.listing?.loadMore(group);
		},
		loadAll: inSession(services, (argument) => loadAll.run(argument)),
		retry: inSession(services, (argument) => {
			const group = groupOfFailed(argument);
			return group === undefined ? currentView.refresh() : currentView.listing?.loadMore(group);
		}),
		openInClose: (argument, ...others) => opportunity.openInClose(argument, ...others),
		copyLink: (argument, ...others) => opportunity.copyLink(argument, ...others),
		copyLinkAsMarkdown: (argument, ...others) => opportunity.copyLinkAsMarkdown(argument, ...others),
		copyId: (argument, ...others) => opportunity.copyId(argument, ...others),
		filterByThis: inSession(services, (argument, ...others) => filterByGroups(services, argument, others)),
		showOnlyWon: only("won"),
		showOnlyOpen: only("active"),
		showOnlyLost: only("lost"),
		filterByOwner: filterBy("owner"),
		filterByLead: filterBy("lead"),
		filterByStatus: filterBy("status"),
		filterByPipeline: filterBy("pipeline"),
	};
}

/**
 * The group of which more couldn't be loaded, by its id or the row that says so. Undefined if the whole listing failed. A
 * script may pass anything.
 */
function groupOfFailed(value: unknown): string | undefined {
	if (typeof value === "string") return value;
	const { kind, group } = (value ?? {}) as Partial<EndNode<Group>>;
	return kind === "end" && typeof group?.id === "string" ? group.id : undefined;
}
