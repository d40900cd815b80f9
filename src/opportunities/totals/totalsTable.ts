import * as l10n from "@vscode/l10n";
import { tableLine } from "../export/markdownTable.ts";
import { HIDDEN } from "../text/mask.ts";
import { decimalsOf, formatCount, formatMoney } from "../text/money.ts";
import { definitionOf } from "./definitions.ts";
import { type GroupSort, listingSort, sortedGroups } from "./groupSort.ts";
import { amountsOf, type Figures, isCount, tabledFigures } from "./singleFigures.ts";
import type { StatusParts } from "./statusParts.ts";
import type { Totals } from "./totals.ts";

/** Won and open opportunities of the total, and of groups by their ids. */
interface TabledParts {
	readonly whole: StatusParts;
	readonly groups: ReadonlyMap<string, StatusParts>;
}

/**
 * Returns all figures as a Markdown table: the total, then each group, sorted. Amounts are exact, and all have decimals if
 * one of them does. Unknown figures are empty, and hidden ones are dots. Without a sort, groups are in the order of the
 * Listing. With `parts`, there are columns of what the bars show: won value, what is expected of the open value, and the
 * rest of it.
 */
export function totalsTable(
	totals: Totals,
	locale: string,
	sort: GroupSort = listingSort(totals),
	parts?: TabledParts,
): string {
	const { whole = {}, hidden, currency, scale } = totals;
	const groups = sortedGroups(totals, sort);
	const names = tabledFigures(whole);
	const parted = parts && [parts.whole, ...groups.map(({ id }) => parts.groups.get(id))].map(amountsOfBar);
	const amounts = [whole, ...groups.map(({ figures }) => figures)].flatMap(amountsOf);
	const decimals = decimalsOf(
		[...amounts, ...(parted ?? []).flat()].filter((amount) => amount !== undefined),
		scale,
	);
	const money = { locale, currency, scale, decimals };
	const cells = (figures: Figures) =>
		names.map((name) => {
			const figure = figures[name];
			if (hidden && !isCount(name)) return HIDDEN.amount("0");
			if (figure === undefined) return "";
			return isCount(name) ? formatCount(figure, locale) : formatMoney(figure, money);
		});
	const partTitles = [l10n.t("Won: annualized value"), l10n.t("Open: expected value"), l10n.t("Open: remaining value")];
	const partCells = (row: number) => {
		const amounts = hidden ? undefined : parted?.[row];
		return amounts?.map((amount) => (amount === undefined ? "" : formatMoney(amount, money))) ?? [];
	};
	const titles = [...names.map((name) => definitionOf(name).title), ...(partCells(0).length === 0 ? [] : partTitles)];
	const lines = [
		[l10n.t("Group"), ...titles],
		[l10n.t("Total"), ...cells(whole), ...partCells(0)],
		...groups.map(({ label, figures }, at) => [label, ...cells(figures), ...partCells(at + 1)]),
	].map(tableLine);
	const alignment = `| --- |${" ---: |".repeat(titles.length)}`;
	return `${[lines[0], alignment, ...lines.slice(1)].join("\n")}\n`;
}

/** The pieces of a bar: won value, what is expected of the open value, and the rest of it. */
function amountsOfBar(parts: StatusParts | undefined): readonly (number | undefined)[] {
	const { total_value_annualized: open, expected_value_annualized: expected } = parts?.open ?? {};
	const rest = open === undefined || expected === undefined ? undefined : open - expected;
	return [parts?.won.total_value_annualized, expected, rest];
}
