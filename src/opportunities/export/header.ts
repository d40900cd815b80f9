import type { ListAnswer } from "../../close/schema/listResponse.ts";
import type { Head } from "./exportPart.ts";

/** What the first answer tells of the whole. */
export function headOf({ groups, rows, aggregates, receivedAt }: ListAnswer): Head {
	return { totals: aggregates, asOf: receivedAt, known: groups?.flatMap((group) => group.rows) ?? rows };
}
