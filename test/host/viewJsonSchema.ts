// The JSON schemas of Views for editors, made from the View's schema.
import type texts from "../../package.nls.json";
import { GROUPINGS, groupKeyOf, isDescending } from "../../src/close/schema/grouping.ts";
import { ORDERS, orderingOf } from "../../src/close/schema/order.ts";
import { DATE_OPERATORS } from "../../src/close/schema/parameters.ts";
import { NAMED_PERIODS } from "../../src/opportunities/time/periods.ts";
import { FILTER_FORMS, type FilterForm, LIMITS, WRITTEN_FILTERS } from "../../src/opportunities/view/filterForms.ts";
import type { FilterKey } from "../../src/opportunities/view/view.ts";
import { MAX_NAME_LENGTH } from "../../src/opportunities/view/viewSchema.ts";

/** A text of the manifest. A value without one doesn't compile. */
type TextKey = keyof typeof texts;
/** Writes a text: as a reference in the manifest, in plain English elsewhere. */
export type Write = (key: TextKey) => string;

export type Json = string | number | boolean | readonly Json[] | { readonly [name: string]: Json };

const WITHOUT_CONTROLS = "[^\\u0000-\\u001f\\u007f-\\u009f]*";
const DAY = "(?!0000)\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])";
const OFFSET = "(?:Z|[+-](?:[01]\\d|2[0-3]):[0-5]\\d)";
const TIME = `T(?:[01]\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d(?:\\.\\d{1,6})?)?${OFFSET}?`;

/**
 * A View with a name, as in settings and team files. A pattern can't find everything: days that don't exist and bounds in the
 * wrong order are reported when the View is opened.
 */
export function namedViewSchema(write: Write): Json {
	return {
		type: "object",
		required: ["name"],
		additionalProperties: false,
		defaultSnippets: [
			{
				label: write("config.views.snippet"),
				body: {
					name: "$1",
					group_by: "-date_won__quarter",
					order_by: "-value",
					filters: { status_type: ["won"], date_won: "this_year" },
				},
			},
		],
		properties: {
			name: {
				type: "string",
				description: write("config.views.name"),
				pattern: `^(?=[^]*\\S)${WITHOUT_CONTROLS}$`,
				maxLength: MAX_NAME_LENGTH,
			},
			group_by: { description: write("config.views.group_by"), ...groupingChoice(write) },
			order_by: { description: write("config.views.order_by"), ...orderChoice(write) },
			filters: {
				type: "object",
				description: write("config.views.filters"),
				additionalProperties: false,
				properties: Object.fromEntries(
					WRITTEN_FILTERS.map((key) => [key, filterSchema(key, FILTER_FORMS[key], write)]),
				),
			},
		},
	};
}

/** All groupings, with their names. */
export function groupingChoice(write: Write) {
	const describe = (grouping: (typeof GROUPINGS)[number]) => {
		if (grouping === "none") return write("config.groupBy.none");
		const key = `config.groupBy.${groupKeyOf(grouping)}` as const;
		return write(isDescending(grouping) ? `${key}.reversed` : key);
	};
	return { enum: GROUPINGS, enumDescriptions: GROUPINGS.map(describe) };
}

/** All orders, with their names. */
export function orderChoice(write: Write) {
	const describe = (order: (typeof ORDERS)[number]) => {
		const { key, descending } = orderingOf(order);
		return write(descending ? `config.orderBy.${key}.descending` : `config.orderBy.${key}`);
	};
	return { enum: ORDERS, enumDescriptions: ORDERS.map(describe) };
}

function filterSchema(key: FilterKey, form: FilterForm, write: Write): Json {
	const description = write(`config.views.${key}`);
	switch (form.form) {
		case "list":
			return { description, anyOf: form.allowed === undefined ? anyValues(write) : onlyValues(form.allowed) };
		case "date":
			return { description, anyOf: [{ enum: NAMED_PERIODS }, boundsSchema(form.precision, write)] };
		case "text": {
			const schema = { ...textSchema(form.longest), description };
			return form.deprecated ? { ...schema, deprecationMessage: write("config.views.leadQuery") } : schema;
		}
		case "flag":
			return { type: "boolean", description };
	}
}

function anyValues(write: Write): readonly Json[] {
	const value = textSchema(LIMITS.value);
	const several = {
		type: "array",
		maxItems: LIMITS.values,
		items: value,
		not: { minItems: 2, contains: { pattern: "," } },
		errorMessage: write("config.views.comma"),
	};
	return [value, several];
}

function onlyValues(allowed: readonly string[]): readonly Json[] {
	const value = { enum: allowed };
	return [value, { type: "array", maxItems: LIMITS.values, items: value }];
}

function textSchema(longest: number) {
	return { type: "string", maxLength: longest, pattern: `^${WITHOUT_CONTROLS}$` };
}

function boundsSchema(precision: "day" | "moment", write: Write): Json {
	const pattern = precision === "day" ? `^${DAY}$` : `^${DAY}(?:${TIME})?$`;
	const patternErrorMessage = write(`config.views.${precision}`);
	const bounds = DATE_OPERATORS.map((operator) => {
		const description = write(`config.views.${operator}`);
		return [operator, { type: "string", description, pattern, patternErrorMessage }] as const;
	});
	return { type: "object", additionalProperties: false, properties: Object.fromEntries(bounds) };
}
