import type { Row } from "../../close/schema/opportunityRow.ts";
import { fieldOf } from "./cells.ts";
import type { GroupHeader, Header } from "./exportPart.ts";
import { type Format, type FormatOptions, groupTitle, type Outcome } from "./format.ts";

/**
 * One JSON object: `view`, `only_groups` if these are some of its groups, `as_of`, `totals`, then `groups` with the
 * objects of each, or `opportunities` if the View isn't grouped. `currency` (`mixed` for several), `count` and `complete`
 * come last, because they are known only after all objects. Values are as the API sent them, amounts as integers. One
 * object per line.
 */
export class JsonFormat implements Format {
	readonly #options: FormatOptions;
	readonly #grouped: boolean;
	#groups = 0;
	#rows = 0;

	constructor(options: FormatOptions) {
		this.#options = options;
		this.#grouped = options.view.group_by !== undefined;
	}

	head({ totals, asOf }: Header): string {
		const { view, onlyGroups } = this.#options;
		const known = { view, ...(onlyGroups && { only_groups: onlyGroups }), as_of: new Date(asOf).toISOString(), totals };
		const fields = Object.entries(known).map(([name, value]) => `"${name}": ${JSON.stringify(value)},\n`);
		return `{\n${fields.join("")}"${this.#grouped ? "groups" : "opportunities"}": [`;
	}

	group(group: GroupHeader | undefined): string {
		const label = groupTitle(group, this.#options);
		const known =
			group === undefined ? { key: null, label } : { key: group.key ?? null, label, totals: group.aggregates };
		const closed = this.#groups === 0 ? "" : "\n]},";
		this.#groups += 1;
		this.#rows = 0;
		return `${closed}\n${JSON.stringify(known).slice(0, -1)},"opportunities":[`;
	}

	objects(rows: readonly Row[]): string {
		const text = rows.map((row, index) => {
			const separator = this.#rows + index === 0 ? "" : ",";
			return `${separator}\n${jsonOf(row, this.#options.columns)}`;
		});
		this.#rows += rows.length;
		return text.join("");
	}

	end({ count, changed }: Outcome): string {
		const closed = this.#groups === 0 ? "" : "\n]}";
		const currency = JSON.stringify(this.#options.amounts.own ?? null);
		return `${closed}\n],\n"currency": ${currency},\n"count": ${count},\n"complete": ${!changed}\n}\n`;
	}
}

/** One object per line, as the API sent it. */
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

/** Returns the chosen fields of an object as JSON. */
function jsonOf(row: Row, columns: readonly string[]): string {
	return JSON.stringify(Object.fromEntries(columns.map((field) => [field, fieldOf(row, field)])));
}
