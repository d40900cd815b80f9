import { tokensIn } from "./tokenEstimate.ts";

/** What an answer has below its first line. */
export interface Table {
	readonly header: readonly string[];
	readonly rows: readonly (readonly string[])[];
}

/** Puts an answer together: provenance, header, rows, and at most one line of what to do next. */
export function answerText(provenance: string, table: Table, closing: string | undefined): string {
	return [provenance, ...linesOf(table), ...(closing === undefined ? [] : [closing])].join("\n");
}

function linesOf({ header, rows }: Table): readonly string[] {
	return [header, ...rows].map((cells) => cells.join("\t"));
}

/** How many of the rows fit, one after the other, into `budget` tokens, if all that isn't a row takes `taken`. */
export function rowsThatFit(rows: Table["rows"], taken: number, budget: number): number {
	let room = budget - taken;
	for (const [index, cells] of rows.entries()) {
		room -= tokensOfRow(cells);
		if (room < 0) return index;
	}
	return rows.length;
}

export function tokensOfRow(cells: readonly string[]): number {
	return tokensIn(cells.join("\t")) + 1;
}

/** What an answer's last line says if amounts and names are hidden, which no other call changes. */
export const HIDDEN_ADVICE =
	"amounts and names are hidden in VS Code; only the user can show them, with the command Close CRM: Show Amounts";
