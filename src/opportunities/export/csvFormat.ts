import { stringify } from "csv-stringify/sync";
import type { Row } from "../../close/schema/opportunityRow.ts";
import { cellText, fieldOf } from "./cells.ts";
import { GROUP_HEADING } from "./columns.ts";
import type { GroupHeader } from "./exportPart.ts";
import { type Format, type FormatOptions, groupTitle } from "./format.ts";
import { safeCell, safeWithin } from "./formulaGuard.ts";

/**
 * Spreadsheets split cells at one of these, depending on the region. If that isn't the file's own separator, they split
 * texts that contain it, so texts with any of the three are quoted.
 */
const SEPARATORS = ",;\t";
const QUOTED = /[,;\t\r\n]/;

/**
 * RFC 4180: a line of headings, one line per object, CRLF. For grouped Views, the first column `group` has the
 * group's label. Written page by page.
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
		const { csv, headings } = this.#options;
		const names = this.#grouped ? [GROUP_HEADING, ...headings] : headings;
		return (csv.bom ? "\ufeff" : "") + this.#lines([names]);
	}

	group(group: GroupHeader | undefined): string {
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
				// Most parsers skip an empty line instead of reading it as an object.
				quoted_empty: lines[0]?.length === 1,
			},
		);
	}
}
