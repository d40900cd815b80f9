import { type GroupBy, type GroupedBy, groupingOf, isByOwner } from "../../close/schema/grouping.ts";
import { groupArguments } from "../listing/groupArgument.ts";
import { groupLabel } from "../text/groupLabel.ts";
import { endOf } from "../text/nameText.ts";
import { HIDDEN_CELL } from "./cells.ts";
import { dataText, LONGEST_NAME } from "./dataText.ts";
import type { ReadGroup } from "./readTotals.ts";

/** What the first column is called. */
export function groupHeading(groupBy: GroupBy): GroupedBy {
	return groupingOf(groupBy).by;
}

/** The name of the row for opportunities that are in no group. */
export function restCell(groupBy: GroupBy): string {
	return isByOwner(groupBy) ? "no owner" : "no date";
}

/** The name of each group: an owner's as a JSON string, `2026-Q3` for a period. Owners of one name get the end of their id. */
export function groupCells(groups: readonly ReadGroup[], groupBy: GroupBy, hidden: boolean): readonly string[] {
	const spans = groups.map(({ span }) => span);
	const ids = groupArguments(spans, groupBy);
	const byOwner = isByOwner(groupBy);
	const names = spans.map((span) => groupLabel(span, groupBy, "en"));
	return spans.map(({ fields }, index) => {
		const [id = "", name = ""] = [ids[index], names[index]];
		if (id === "none") return restCell(groupBy);
		if (!byOwner) return /^[\w-]+$/.test(id) ? id : dataText(id);
		if (hidden) return HIDDEN_CELL;
		const shared = names.filter((other) => other === name).length > 1;
		return shared ? dataText(name, LONGEST_NAME, ` …${endOf(fields.user_id)}`) : dataText(name);
	});
}
