import * as l10n from "@vscode/l10n";
import { tableLine } from "../export/markdownTable.ts";
import { HIDDEN } from "../text/mask.ts";
import { decimalsOf, formatCount, formatMoney } from "../text/money.ts";
import { definitionOf } from "./definitions.ts";
import { type GroupSort, listingSort, sortedGroups } from "./groupSort.ts";
import { amountsOf, type Figures, isCount, tabledFigures } from "./singleFigures.ts";
import type { Totals } from "./totals.ts";

/**
 * Returns all figures as a Markdown table: the total, then each group, sorted. Amounts are exact, and all have decimals if
 * one of them does. Unknown figures are empty, and hidden ones are dots. Without a sort, groups are in the order of the
 * Listing.
 */
export function totalsTable(totals: Totals, locale: string, sort: GroupSort = listingSort(totals)): string {
	const { whole = {}, hidden, currency, scale } = totals;
	const groups = sortedGroups(totals, sort);
	const names = tabledFigures(whole);
	const decimals = decimalsOf([whole, ...groups.map(({ figures }) => figures)].flatMap(amountsOf), scale);
	const money = { locale, currency, scale, decimals };
	const cells = (figures: Figures) =>
		names.map((name) => {
			const figure = figures[name];
			if (hidden && !isCount(name)) return HIDDEN.amount("0");
			if (figure === undefined) return "";
			return isCount(name) ? formatCount(figure, locale) : formatMoney(figure, money);
		});
	const lines = [
		[l10n.t("Group"), ...names.map((name) => definitionOf(name).title)],
		[l10n.t("Total"), ...cells(whole)],
		...groups.map(({ label, figures }) => [label, ...cells(figures)]),
	].map(tableLine);
	const alignment = `| --- |${" ---: |".repeat(names.length)}`;
	return `${[lines[0], alignment, ...lines.slice(1)].join("\n")}\n`;
}
