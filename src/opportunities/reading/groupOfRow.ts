import { type GroupBy, groupingOf } from "../../close/schema/grouping.ts";
import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import { groupLabel } from "../text/groupLabel.ts";
import { weekOf } from "../time/calendar.ts";
import { fiscalOf, fiscalPartOf, type NamedFields } from "../time/fiscal.ts";

/** Returns the naming fields of the group that holds this row. They are null for undated and unreadable rows. */
export function fieldsOfRow(row: Row, groupBy: GroupBy | undefined, startMonth: number): NamedFields {
	if (groupBy === undefined) return {};
	const { by } = groupingOf(groupBy);
	if (by === "owner")
		return isReadable(row) ? { user_id: row.user_id, user_name: row.user_name } : { user_id: null, user_name: null };
	const date = isReadable(row) ? row.date_won : null;
	const [year, month, day] = (date ?? "").split("-").map(Number);
	const dated = year !== undefined && month !== undefined && day !== undefined;
	const fiscal = fiscalOf(groupBy, startMonth);
	if (fiscal !== undefined && dated) return { fiscal: fiscalPartOf(year, month, fiscal) };
	switch (by) {
		case "week":
			return dated ? weekOf(year, month, day) : { weekyear: null, week: null };
		case "month":
			return { year: dated ? year : null, month: dated ? month : null };
		case "quarter":
			return { year: dated ? year : null, quarter: dated ? Math.ceil(month / 3) : null };
		case "year":
			return { year: dated ? year : null };
	}
}

/** Returns the label of the group that holds this row, such as `FY27 Q1` if years don't begin in January. */
export function groupLabelOfRow(row: Row, groupBy: GroupBy | undefined, startMonth: number, locale: string): string {
	return groupLabel({ key: null, fields: fieldsOfRow(row, groupBy, startMonth), rows: [] }, groupBy, locale);
}
