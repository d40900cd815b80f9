import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import { cutText } from "../../close/text/cutText.ts";
import { labelText } from "../../close/text/labelText.ts";
import { CLEAR, type Mask } from "../text/mask.ts";
import type { Describing } from "./describeOptions.ts";
import { DESCRIBED_FILTERS, filterInWords, textInLine, type ValueWords } from "./filterWords.ts";
import type { FilterKey, Filters, View } from "./view.ts";

/** The most that a description tells of each filter. */
interface Room {
	readonly values: number;
	/** Of one value, in graphemes. */
	readonly letters: number;
	/** Of all values together, in UTF-16 units: the value that exceeds it is the last one. */
	readonly length: number;
}

/** A description has little room, and its first words matter most. */
const FEW: Room = { values: 3, letters: 60, length: Number.POSITIVE_INFINITY };
/** All of it, unless that would slow the window down: a View can have any number of values, and a server can send any names. */
export const WHOLE: Room = { values: 1000, letters: 10_000, length: 20_000 };

/** All filters of a View in one line, as much as there is room for: `Won, Open · This year`. Empty if there are none. */
export function describeFilters({ filters }: View, describing: Describing, room = FEW): string {
	return DESCRIBED_FILTERS.flatMap((key) => {
		const text = filterText(filters, key, describing, room);
		return text === undefined ? [] : textInLine(key, text);
	}).join(" · ");
}

/** What one filter is set to, as much as there is room for, without its name; undefined if it isn't set. */
export function filterText(filters: Filters, key: FilterKey, describing: Describing, room = FEW): string | undefined {
	const words = filterInWords(filters, key, describing);
	if (words === undefined) return undefined;
	if ("phrases" in words) return listed(words.phrases, (phrase) => phrase, room);
	const { mask = CLEAR } = describing;
	return listed(words.values, (value) => valueText(value, mask, room), room);
}

function listed<T>(values: readonly T[], textOf: (value: T) => string, room: Room): string {
	const most = values.length <= room.values ? values.length : room.values - 1;
	const shown: string[] = [];
	let length = 0;
	for (const value of values.slice(0, most)) {
		if (length > room.length) break;
		const text = textOf(value);
		shown.push(text);
		length += text.length;
	}
	const rest = values.length - shown.length;
	return rest === 0 ? shown.join(", ") : l10n.t("{0} and {1} more", shown.join(", "), countText(rest));
}

/** "Me" reveals no name, so it is shown as it is. */
function valueText({ value, name, personal, isMe }: ValueWords, mask: Mask, { letters }: Room): string {
	if (isMe && name === undefined) return l10n.t("Me");
	const text = cutText(labelText(name ?? "") || labelText(value) || value, letters);
	return personal ? mask.name(text) : text;
}
