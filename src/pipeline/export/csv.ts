import { stringify } from "csv-stringify/sync";
import type { Row } from "../../close/opportunity.ts";
import { cellText, safeCell, safeWithin } from "./cells.ts";
import type { Format, FormatOptions } from "./format.ts";
import { groupTitle } from "./groupTitle.ts";
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
		const { columns, amounts } = this.#options;
		const before = this.#grouped ? [this.#label] : [];
		return this.#lines(rows.map((row) => [...before, ...columns.map((field) => cellText(row, field, amounts))]));
	}

	end(): string {
		return "";
	}

	#lines(lines: readonly (readonly string[])[]): string {
		const { separator } = this.#options.csv;
		const others = SEPARATORS.replace(separator, "");
		return stringify(
			lines.map((cells) => cells.map((cell) => safeCell(safeWithin(cell, others)))),
			{ delimiter: separator, record_delimiter: "\r\n", quoted_match: QUOTED },
		);
	}
}
