import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { Header } from "./exportPart.ts";

/** What the first answer tells of the whole. */
export function headerOf({ groups, rows, aggregates, receivedAt }: ListResponse): Header {
	return { totals: aggregates, asOf: receivedAt, known: groups?.flatMap((group) => group.rows) ?? rows };
}
