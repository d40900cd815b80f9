import { stringify } from "csv-stringify/sync";
import type { Row } from "../../close/opportunity.ts";
import { cellText, fieldOf } from "./cells.ts";
import { type Format, type FormatOptions, groupTitle } from "./format.ts";
import { safeCell, safeWithin } from "./formulaGuard.ts";
import type { GroupHead } from "./part.ts";

/** By one of these a spreadsheet separates, as its region has it: there a file with another one falls apart in the texts. */
const SEPARATORS = ",;\t";
const QUOTED = /[,;\t\r\n]/;

/**
 * RFC 4180: a line of field names, one line an object, CRLF. Grouped Views have the group's label in a first column
 * `group`. Written page by page.
 */
export class CsvFormat implements Format {
	readonly #options: FormatOptions;
	readonly #grouped: boolean;
	#label = "";

	constructor(options: FormatOptions) {
		this.#options = options;
		this.#grouped = options.view.group_by !== undefined;
	}

	head(): string {
		const { csv, columns } = this.#options;
		const names = this.#grouped ? ["group", ...columns] : columns;
		return (csv.bom ? "\ufeff" : "") + this.#lines([names]);
	}

	group(group: GroupHead | undefined): string {
		this.#label = groupTitle(group, this.#options);
		return "";
	}

	objects(rows: readonly Row[]): string {
		const { columns } = this.#options;
		const before = this.#grouped ? [this.#label] : [];
		return this.#lines(rows.map((row) => [...before, ...columns.map((field) => this.#cell(row, field))]));
	}

	end(): string {
		return "";
	}

	#cell(row: Row, field: string): string {
		const text = cellText(row, field, this.#options.amounts);
		return typeof fieldOf(row, field) === "number" ? text.replace(".", this.#options.csv.decimal) : text;
	}

	#lines(lines: readonly (readonly string[])[]): string {
		const { separator, guard } = this.#options.csv;
		const others = SEPARATORS.replace(separator, "");
		const written = (cell: string) => (guard ? safeCell(safeWithin(cell, others)) : cell);
		return stringify(
			lines.map((cells) => cells.map(written)),
			{
				delimiter: separator,
				record_delimiter: "\r\n",
				quoted_match: QUOTED,
				// An empty line would be no object to most readers.
				quoted_empty: lines[0]?.length === 1,
			},
		);
	}
}
