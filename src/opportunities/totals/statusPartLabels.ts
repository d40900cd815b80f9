import * as l10n from "@vscode/l10n";
import { type GroupBy, isByOwner } from "../../close/schema/grouping.ts";
import type { StatusPart, StatusParts } from "./statusParts.ts";

/** The names of the parts. What is left without a part of its own is in `lost`. */
export function statusPartLabels(
	groupBy: GroupBy | undefined,
	{ other }: Pick<StatusParts, "other">,
): Readonly<Record<StatusPart, string>> {
	return {
		won: l10n.t("Won"),
		open: l10n.t("Open"),
		lost: lostLabel(groupBy, other !== undefined),
		other: l10n.t("Other status types"),
	};
}

/** A lost opportunity keeps the date on which it was planned to close, and lies in the group of that date. */
function lostLabel(groupBy: GroupBy | undefined, byItself: boolean): string {
	if (isByOwner(groupBy)) return byItself ? l10n.t("Lost") : l10n.t("Lost or other");
	return byItself ? l10n.t("Lost, planned for this period") : l10n.t("Lost or other, planned for this period");
}
