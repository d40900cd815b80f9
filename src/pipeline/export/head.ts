import type { Aggregates } from "../../close/aggregates.ts";
import type { ListAnswer } from "../../close/answer.ts";
import { isReadable, type Row } from "../../close/opportunity.ts";
import { scaleOf } from "../money.ts";
import type { Head } from "./part.ts";

/** What the first answer tells of the whole. */
export function headOf({ groups, rows, aggregates, receivedAt }: ListAnswer): Head {
	return headWith(groups?.flatMap((group) => group.rows) ?? rows, aggregates, receivedAt);
}

/** The same from what was read otherwise. */
export function headWith(rows: readonly Row[], totals: Aggregates, asOf: number): Head {
	const currency = rows.flatMap((row) => (isReadable(row) ? (row.value_currency ?? []) : []))[0];
	return { totals, asOf, scale: scaleOf(rows), currency };
}
