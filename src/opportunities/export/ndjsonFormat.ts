import type { Row } from "../../close/schema/opportunityRow.ts";
import { fieldOf } from "./cells.ts";
import type { Format, FormatOptions } from "./format.ts";

/** One object a line, as the API gave it. */
export class NdjsonFormat implements Format {
	readonly #columns: readonly string[];

	constructor({ columns }: Pick<FormatOptions, "columns">) {
		this.#columns = columns;
	}

	head(): string {
		return "";
	}

	group(): string {
		return "";
	}

	objects(rows: readonly Row[]): string {
		return rows.map((row) => `${jsonOf(row, this.#columns)}\n`).join("");
	}

	end(): string {
		return "";
	}
}

/** The chosen fields of an object. */
export function jsonOf(row: Row, columns: readonly string[]): string {
	return JSON.stringify(Object.fromEntries(columns.map((field) => [field, fieldOf(row, field)])));
}
