import * as vscode from "vscode";
import { withFilter } from "../pipeline/view.ts";
import type { Core } from "./core.ts";
import type { TotalsParts } from "./totals/connection.ts";

/** What the totals page shows, and what its buttons do. */
export function totalsParts({ viewing, tree, prompts, log }: Core): TotalsParts {
	return {
		source: viewing,
		actions: {
			shown: () => viewing.start(),
			revealGroup: (groupId) => tree.revealGroup(groupId),
			filterByStatusType: (type) => viewing.show(withFilter(viewing.view, "status_type", [type])),
			clearFilters: () => viewing.clearFilters(),
			refresh: () => viewing.refresh(),
			filterDescription: () => prompts.description,
		},
		locale: vscode.env.language,
		log,
	};
}
