import * as l10n from "@vscode/l10n";
import { cutText } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { CLEAR, type Mask } from "../text/mask.ts";
import type { Describing } from "./describing.ts";
import { DESCRIBED_FILTERS, filterInWords, textInLine, type ValueWords } from "./filterText.ts";
import type { FilterKey, Filters, View } from "./view.ts";

/** A description has little room, and its first words matter most. */
const MOST_VALUES = 3;
/** As many values of a filter as anyone reads in a hover. */
export const MOST_LISTED = 20;
const LONGEST_TEXT = 60;

/** All filters of a View in one line, at most `most` values of each: `Won, Open · This year`. Empty if there are none. */
export function describeFilters({ filters }: View, describing: Describing, most = MOST_VALUES): string {
	return DESCRIBED_FILTERS.flatMap((key) => {
		const text = filterText(filters, key, describing, most);
		return text === undefined ? [] : textInLine(key, text);
	}).join(" · ");
}

/** What one filter is set to, at most `most` values of it, without its name; undefined if it isn't set. */
export function filterText(
	filters: Filters,
	key: FilterKey,
	describing: Describing,
	most = MOST_VALUES,
): string | undefined {
	const words = filterInWords(filters, key, describing);
	if (words === undefined) return undefined;
	if ("phrases" in words) return listed(words.phrases, most);
	const { mask = CLEAR } = describing;
	return listed(
		words.values.map((value) => valueText(value, mask)),
		most,
	);
}

function listed(texts: readonly string[], most: number): string {
	if (texts.length <= most) return texts.join(", ");
	const shown = texts.slice(0, most - 1);
	return l10n.t("{0} and {1} more", shown.join(", "), texts.length - shown.length);
}

/** "Me" reveals no name, so it is shown as it is. */
function valueText({ value, name, personal, isMe }: ValueWords, mask: Mask): string {
	if (isMe && name === undefined) return l10n.t("Me");
	const text = cutText(labelText(name ?? "") || labelText(value) || value, LONGEST_TEXT);
	return personal ? mask.name(text) : text;
}
