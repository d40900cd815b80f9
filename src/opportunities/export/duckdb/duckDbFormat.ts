import type { Row } from "../../../close/schema/opportunityRow.ts";
import type { Currency } from "../../text/currencySet.ts";
import type { CustomFields } from "../../text/customFieldNames.ts";
import { fieldOf } from "../cells.ts";
import { headingsOf } from "../columns.ts";
import type { Header } from "../exportPart.ts";
import type { FileAmounts } from "../fileAmounts.ts";
import type { Format } from "../format.ts";
import { CUSTOM_FIELD, DECIMALS_FIELD, DUCKDB_FIELDS } from "./duckDbColumns.ts";
import { MOST_FRACTION_DIGITS } from "./sqlText.ts";

/** What a script has to know of the lines that it loads. */
export interface LinesWritten {
	/** Close's totals. Undefined before the first answer. */
	readonly header: Header | undefined;
	/** The length of the longest line, in bytes. */
	readonly longest: number;
	/** The currency of the amounts, `mixed` if there are several. */
	readonly currency: Currency;
	/** How many of the last digits of amounts are decimals: one number, unless there are several currencies. */
	readonly decimals: ReadonlySet<number>;
	/** Whether some amounts have fractions of the smallest unit of their currency. */
	readonly fractions: boolean;
}

/**
 * One opportunity per line, with the fields of the table as the API sent them, the decimals of its value, and its custom
 * fields by their names.
 */
export class DuckDbFormat implements Format {
	readonly #amounts: FileAmounts;
	readonly #custom: readonly (readonly [key: string, name: string])[];
	readonly #decimals = new Set<number>();
	#header: Header | undefined;
	#longest = 0;
	#fractions = false;

	constructor(amounts: FileAmounts, custom: CustomFields) {
		this.#amounts = amounts;
		const keys = [...custom.keys()];
		this.#custom = headingsOf(keys, custom).map((name, index) => [keys[index] ?? name, name]);
	}

	get written(): LinesWritten {
		const decimals = this.#decimals.size > 0 ? this.#decimals : new Set([this.#amounts.scaleOf(undefined)]);
		const currency = this.#amounts.own;
		return { header: this.#header, longest: this.#longest, currency, decimals, fractions: this.#fractions };
	}

	head(header: Header): string {
		this.#header = header;
		return "";
	}

	group(): string {
		return "";
	}

	objects(rows: readonly Row[]): string {
		const lines = rows.map((row) => `${wellFormed(JSON.stringify(this.#lineOf(row)))}\n`);
		for (const line of lines) this.#longest = Math.max(this.#longest, Buffer.byteLength(line));
		return lines.join("");
	}

	end(): string {
		return "";
	}

	#lineOf(row: Row): Readonly<Record<string, unknown>> {
		const custom = this.#custom.map(([key, name]) => [name, fieldOf(row, key)] as const);
		return {
			...Object.fromEntries(DUCKDB_FIELDS.map((field) => [field, fieldOf(row, field)])),
			[DECIMALS_FIELD]: this.#decimalsOf(row),
			[CUSTOM_FIELD]: Object.fromEntries(custom),
		};
	}

	#decimalsOf(row: Row): number {
		const value = fieldOf(row, "value");
		if (typeof value === "number" && value % 1 !== 0) this.#fractions = true;
		const currency = fieldOf(row, "value_currency");
		const decimals = this.#amounts.scaleOf(typeof currency === "string" ? currency : undefined);
		this.#decimals.add(decimals);
		return decimals;
	}
}

/** How many decimals the amounts of a table need, so that none loses a digit. */
export function decimalsOfTable({ decimals, fractions }: LinesWritten): number {
	return Math.max(...decimals) + (fractions ? MOST_FRACTION_DIGITS : 0);
}

/**
 * Replaces halves of characters without the other half. JSON writes them as escapes, which DuckDB refuses together with
 * the file.
 */
function wellFormed(json: string): string {
	if (!json.includes("\\ud")) return json;
	return json.replace(/\\(u[\da-f]{4}|.)/g, (whole, code: string) => (/^ud[89a-f]/.test(code) ? "\ufffd" : whole));
}
