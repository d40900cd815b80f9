import * as l10n from "@vscode/l10n";
import { filterLabel } from "../../opportunities/view/labels.ts";
import { pick } from "../quickInput/pick.ts";
import { BACK, type Item } from "../quickInput/quickInput.ts";
import type { FilterFlow, Outcome } from "./filterFlow.ts";
import { valueFault } from "./typedValues.ts";

const TYPED = "\u0000typed";

/** From the description of `query` in `list-opportunities.md`. */
const EXAMPLES = ["note:important", "status_change(old_status:active new_status:won date:yesterday)"] as const;

/**
 * Asks for a search query, which the user types or takes from an example. An empty one clears the filter. Examples are
 * shown only while nothing is typed: if Enter is pressed right after a key, before the list has followed, the example
 * isn't meant.
 */
export async function queryPage(flow: FilterFlow): Promise<Outcome> {
	let untouched = flow.filters.query ?? "";
	const examplesShown = (typed: string) => typed === "" || typed === untouched;
	const picked = await pick(flow.quickInputs, {
		title: filterLabel("query"),
		placeholder: l10n.t("Type a query for opportunities, or select an example to edit"),
		value: untouched,
		items: (typed) => [typedItem(typed.trim()), ...(examplesShown(typed) ? exampleItems(typed) : [])],
		fill: (id, typed) => {
			const example = EXAMPLES.find((one) => one === id);
			if (example === undefined || example === typed || !examplesShown(typed)) return undefined;
			untouched = example;
			return example;
		},
		preview: ([id], show, typed) => {
			const query = typed.trim();
			const counted = id === TYPED && query !== "" && valueFault("query", query) === undefined;
			flow.preview(counted ? { query } : undefined, show);
		},
		refuse: (_, typed) => valueFault("query", typed.trim())?.text,
		back: true,
	});
	flow.end();
	if (picked === undefined || picked === BACK) return picked;
	flow.set("query", picked.typed.trim());
	return "done";
}

function typedItem(query: string): Item {
	const label = query === "" ? l10n.t("Any") : l10n.t("Filter by {0}", query);
	return { id: TYPED, label, pinned: true };
}

/** Leaves out an example that is typed already: its item would only put the same text in the input. */
function exampleItems(typed: string): readonly Item[] {
	const others = EXAMPLES.filter((example) => example !== typed);
	return [{ heading: l10n.t("Examples") }, ...others.map((example) => ({ id: example, label: example, pinned: true }))];
}
