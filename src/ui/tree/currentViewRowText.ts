import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import { countedText } from "../../close/base/plurals.ts";
import { type GroupedBy, groupingOf } from "../../close/schema/grouping.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import { cutText, lengthOf } from "../../close/text/cutText.ts";
import { filterText, WHOLE } from "../../opportunities/view/describeFilters.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import { DESCRIBED_FILTERS, textInLine } from "../../opportunities/view/filterWords.ts";
import { filterLabel, groupingLabel, orderLabel } from "../../opportunities/view/labels.ts";
import type { FilterKey, Filters, NamedView, View } from "../../opportunities/view/view.ts";
import type { SpokenText } from "../rows/rowText.ts";
import { markedName, viewName } from "../window/viewName.ts";

/** What the first row of the tree tells. */
interface RowOfView {
	readonly view: View;
	/** The named View that was opened, if `view` is that one or was made by changing it. */
	readonly origin: NamedView | undefined;
	/** The order of the rows, which comes from the settings if the View has none. */
	readonly orderBy: OrderBy;
}

export interface ViewRowText extends SpokenText {
	/** Several lines of plain text. */
	readonly tooltip: string;
}

/** In graphemes: what a side bar of 300 pixels shows beside the icon. */
const MOST_LETTERS = 32;

/**
 * `Open · this year · +3 filters`, or the View's name, followed by a dot once it was changed; its grouping and order
 * beside it. Hover and speech tell all of it.
 */
export function viewRowText(row: RowOfView, describing: Describing): ViewRowText {
	const { view, origin, orderBy } = row;
	const { group_by: groupBy, filters } = view;
	const named = viewName(view, origin);
	const grouping = groupBy === undefined ? groupingLabel(undefined) : l10n.t("Grouping: {0}", groupingLabel(groupBy));
	const order = orderLabel(orderBy, filters);
	const sorting = l10n.t("Sort order: {0}", order);
	const told = filtersInFull(filters, describing);
	const lines = told.map(({ key, text }) => l10n.t("{0}: {1}", filterLabel(key), text));
	const note = named?.changed ? [l10n.t("Modified since it was opened.")] : [];
	const all = told.map(({ key, text }) => textInLine(key, text)).join(" · ") || l10n.t("All opportunities");
	const shown = named?.changed ? l10n.t("{0}, modified", named.name) : named?.name;
	return {
		label:
			named === undefined
				? filtersThatFit(filters, describing)
				: markedName({ ...named, name: cutText(named.name, MOST_LETTERS) }),
		description: [shortGrouping(view), order].join(" · "),
		speech: [
			l10n.t("View: {0}", shown ?? all),
			...(shown === undefined ? [] : [l10n.t("Filters: {0}", all)]),
			grouping,
			sorting,
			l10n.t("Press Enter to change the filters."),
		].join(". "),
		tooltip: [
			...(named === undefined ? [] : [named.name, ...note]),
			...(lines.length === 0 ? [l10n.t("No filters")] : lines),
			grouping,
			sorting,
			l10n.t("Click to change the filters."),
		].join("\n"),
	};
}

/** The first filters in words, as many as fit, and how many more there are. The first one is cut if it doesn't fit. */
function filtersThatFit(filters: Filters, describing: Describing): string {
	const texts = DESCRIBED_FILTERS.flatMap((key) => textWithin(filters, key, describing) ?? []);
	const [first, ...others] = texts;
	if (first === undefined) return l10n.t("All opportunities");
	let line = cutText(first.alone, MOST_LETTERS);
	let named = 1;
	for (const { inLine } of others) {
		const longer = `${line} · ${inLine}`;
		if (lengthOf(longer) > MOST_LETTERS) break;
		line = longer;
		named += 1;
	}
	const rest = texts.length - named;
	if (rest === 0) return line;
	const forms = { one: l10n.t("{0} · +{1} filter"), other: l10n.t("{0} · +{1} filters") };
	return countedText(rest, forms, line, countText(rest));
}

/** The text of a filter at the beginning of a line and further on: words of our own don't begin with a capital there. */
function textWithin(filters: Filters, key: FilterKey, describing: Describing) {
	const text = filterText(filters, key, describing);
	if (text === undefined) return undefined;
	const alone = textInLine(key, text);
	const ours = key === "value_period" || key === "is_stalled" || (key === "date_won" && isPeriod(filters));
	return { alone, inLine: ours ? `${alone.charAt(0).toLowerCase()}${alone.slice(1)}` : alone };
}

function isPeriod({ date_won }: Filters): boolean {
	return typeof date_won === "string";
}

/** All filters that are set. Words can take a look through all that is loaded, so hover and speech share them. */
function filtersInFull(filters: Filters, describing: Describing) {
	return DESCRIBED_FILTERS.flatMap((key) => {
		const text = filterText(filters, key, describing, WHOLE);
		return text === undefined ? [] : { key, text };
	});
}

/** `date_won` is the day of winning or of the expected close: the row can't tell which, so it says what users plan by. */
function shortGrouping({ group_by: groupBy }: View): string {
	if (groupBy === undefined) return groupingLabel(undefined);
	const phrases: Readonly<Record<GroupedBy, string>> = {
		owner: l10n.t("by owner"),
		week: l10n.t("by close week"),
		month: l10n.t("by close month"),
		quarter: l10n.t("by close quarter"),
		year: l10n.t("by close year"),
	};
	return phrases[groupingOf(groupBy).by];
}
