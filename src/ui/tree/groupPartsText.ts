import * as l10n from "@vscode/l10n";
import type { GroupBy } from "../../close/schema/grouping.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import type { Figures } from "../../opportunities/totals/singleFigures.ts";
import { statusPartLabels } from "../../opportunities/totals/statusPartLabels.ts";
import type { StatusPart } from "../../opportunities/totals/statusParts.ts";
import { sumText, type Wording } from "../rows/rowText.ts";
import type { ToldParts } from "./hoverStatusParts.ts";

/** How parts are written, and the grouping of the rows shown. */
interface PartsWording extends Wording {
	readonly groupBy: GroupBy | undefined;
}

/** The lines of a hover that tell a group's won, open and other opportunities apart. */
export function groupPartsText(told: ToldParts, wording: PartsWording): readonly string[] {
	if (told === undefined) return [];
	if (told === "notAvailable")
		return [l10n.t("Won and open opportunities can't be shown separately because Close can't filter by this group.")];
	const { parts, addsUp } = told;
	const labels = statusPartLabels(wording.groupBy, parts);
	const line = (part: StatusPart) => {
		const figures = parts[part];
		const words = figures === undefined ? "" : inWords(figures, part === "open", wording);
		return words === "" ? [] : [l10n.t("{0}: {1}", labels[part], words)];
	};
	return [
		...line("won"),
		...line("open"),
		...line("lost"),
		...line("other"),
		...(addsUp
			? []
			: [l10n.t("These figures don't match the others because the data has changed. Refresh to update them all.")]),
	];
}

/** What is expected counts for open opportunities alone. */
function inWords(figures: Figures, expects: boolean, wording: Wording): string {
	const { total_results: count, total_value_annualized: value, expected_value_annualized: expected } = figures;
	const words = [
		count === undefined ? undefined : formatCount(count, wording.locale),
		value === undefined ? undefined : l10n.t("{0} a year", sumText(value, wording)),
		expected === undefined || !expects ? undefined : l10n.t("{0} expected a year", sumText(expected, wording)),
	];
	return words.filter((word) => word !== undefined).join(", ");
}
