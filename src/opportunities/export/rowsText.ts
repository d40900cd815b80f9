import type { OpportunityRow } from "../../close/schema/opportunityRow.ts";
import { labelText } from "../../close/text/labelText.ts";
import type { AmountScales } from "../text/currencies.ts";
import { cellText } from "./cells.ts";
import { safeCell } from "./formulaGuard.ts";
import { tableHead, tableLine } from "./markdownTable.ts";

/** The fields of copied rows: those that are loaded, in reading order. */
const FIELDS = [
	"lead_name",
	"user_name",
	"status_label",
	"value",
	"value_period",
	"value_currency",
	"confidence",
	"date_won",
	"id",
] as const;

/** Returns rows of the tree as a Markdown table. */
export function rowsAsMarkdown(rows: readonly OpportunityRow[], amounts: AmountScales): string {
	return `${tableHead(FIELDS)}\n${cellsOf(rows, amounts).map(tableLine).join("\n")}\n`;
}

/** Returns rows as lines of cells separated by tabs, which spreadsheets can paste; no cell is evaluated. */
export function rowsAsTsv(rows: readonly OpportunityRow[], amounts: AmountScales): string {
	return [FIELDS, ...cellsOf(rows, amounts)].map((cells) => `${cells.map(tsvCell).join("\t")}\r\n`).join("");
}

/**
 * Returns the text on one line and without tabs. A quotation mark at the beginning would make a spreadsheet look for
 * the closing one.
 */
function tsvCell(text: string): string {
	const cell = safeCell(labelText(text));
	return cell.startsWith('"') ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function cellsOf(rows: readonly OpportunityRow[], amounts: AmountScales): readonly (readonly string[])[] {
	return rows.map((row) => FIELDS.map((field) => cellText(row, field, amounts)));
}
