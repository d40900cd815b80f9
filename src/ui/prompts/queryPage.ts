import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../pipeline/labels.ts";
import { BACK, type Line } from "./boxes.ts";
import type { FilterFlow, Outcome } from "./flow.ts";
import { pick } from "./pick.ts";
import { valueFault } from "./valueFault.ts";

const TYPED = "\u0000typed";

/** As in the description of `query` in `list-opportunities.md`. */
const EXAMPLES = ["note:important", "status_change(old_status:active new_status:won date:yesterday)"] as const;

/** Asks for a search query: what is typed in the box, into which examples can be put. An empty one clears the filter. */
export async function queryPage(flow: FilterFlow): Promise<Outcome> {
	const picked = await pick(flow.boxes, {
		title: filterLabel("query"),
		placeholder: l10n.t("Type a search query for opportunities, or choose an example to change"),
		value: flow.filters.query,
		lines: queryLines,
		fill: (row) => EXAMPLES.find((example) => example === row),
		refuse: (_, typed) => valueFault("query", typed.trim())?.text,
		back: true,
	});
	if (picked === undefined || picked === BACK) return picked;
	flow.set("query", picked.typed.trim());
	return "done";
}

function queryLines(typed: string): readonly Line[] {
	const query = typed.trim();
	return [
		query === ""
			? { id: TYPED, label: l10n.t("No query"), pinned: true }
			: { id: TYPED, label: l10n.t("Filter by {0}", query), pinned: true },
		{ heading: l10n.t("Examples") },
		...EXAMPLES.map((example) => ({ id: example, label: example })),
	];
}
