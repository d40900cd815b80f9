import * as vscode from "vscode";
import type { Log } from "../close/log.ts";
import { withFilter } from "../pipeline/view.ts";
import type { TotalsParts } from "./totals/connection.ts";
import type { OpportunityTree } from "./tree/treeView.ts";
import type { Viewing } from "./viewing.ts";

/** What the totals page shows, and what its buttons do. */
export function totalsParts(viewing: Viewing, tree: OpportunityTree, describe: () => string, log: Log): TotalsParts {
	return {
		source: viewing,
		actions: {
			shown: () => viewing.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => viewing.show(withFilter(viewing.view, "status_type", [type])),
			clearFilters: () => viewing.clearFilters(),
			refresh: () => viewing.refresh(),
			filterDescription: describe,
		},
		locale: vscode.env.language,
		log,
	};
}
