import * as l10n from "@vscode/l10n";
import { beginningOf, ending, lengthOf } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { visibleText } from "../text/visibleText.ts";
import type { Describing } from "./describeOptions.ts";
import { filterInWords, type ValueWords } from "./filterWords.ts";
import { filterLabel, groupingLabel, orderLabel } from "./labels.ts";
import type { FilterKey, Filters, View } from "./view.ts";

/**
 * Longer lists don't fit in a dialog: between the first and the last values, only the number of the others is shown.
 */
const MOST_VALUES = 20;
const LONGEST_TEXT = 400;
/** How many of these come from the end of the list, because the end can change the meaning of what comes before it. */
const LAST_VALUES = 2;
const LAST_SIGNS = 100;

/**
 * Describes a View in lines, for someone who has to decide whether to open it: grouping, sorting, and every filter with
 * names and ids. Unlike a description, it shows the end of a long filter.
 */
export function explainView(view: View, describing: Describing): readonly string[] {
	const { group_by, order_by, filters } = view;
	const keys = Object.keys(filters) as FilterKey[];
	return [
		group_by === undefined ? groupingLabel(undefined) : l10n.t("Grouping: {0}", groupingLabel(group_by)),
		...(order_by === undefined ? [] : [l10n.t("Sort order: {0}", orderLabel(order_by, filters))]),
		...(keys.length === 0 ? [l10n.t("No filters")] : []),
		...keys.map((key) => l10n.t("{0}: {1}", filterLabel(key), filterText(filters, key, describing))),
	];
}

function filterText(filters: Filters, key: FilterKey, describing: Describing): string {
	const words = filterInWords(filters, key, describing) ?? { phrases: [] };
	return listed("phrases" in words ? words.phrases : words.values.map(valueText));
}

/** Returns a value with its name, if known. The id is always shown, because it is what the request contains. */
function valueText({ value, name, isMe }: ValueWords): string {
	const called = isMe ? l10n.t("the signed-in user") : labelText(name ?? "");
	const text = cut(visibleText(value));
	return called === "" ? text : l10n.t("{0} ({1})", cut(called), text);
}

function listed(texts: readonly string[]): string {
	const rest = texts.length - MOST_VALUES;
	if (rest <= 0) return texts.join(", ");
	const first = texts.slice(0, MOST_VALUES - LAST_VALUES);
	return l10n.t("{0}, {1} more, {2}", first.join(", "), rest, texts.slice(-LAST_VALUES).join(", "));
}

function cut(text: string): string {
	const rest = lengthOf(text) - LONGEST_TEXT;
	if (rest <= 0) return text;
	const first = beginningOf(text, LONGEST_TEXT - LAST_SIGNS);
	return l10n.t("{0}… (characters left out: {1}) …{2}", first, rest, ending(text, LAST_SIGNS));
}
