// The JSON schemas of what language-model tools take, made from the View's schema and the tools' own lists.
import { GROUPINGS } from "../../src/close/schema/grouping.ts";
import { ORDERS } from "../../src/close/schema/order.ts";
import { DATE_OPERATORS } from "../../src/close/schema/parameters.ts";
import { ID_FIELDS, STANDARD_FIELDS } from "../../src/opportunities/assistants/listedFields.ts";
import { AGGREGATES, LIST_LIMIT, MEASURE_GROUPS } from "../../src/opportunities/assistants/toolInputs.ts";
import { NAMED_PERIODS } from "../../src/opportunities/time/periods.ts";
import { FILTER_FORMS, type FilterForm, WRITTEN_FILTERS } from "../../src/opportunities/view/filterForms.ts";
import type { FilterKey } from "../../src/opportunities/view/view.ts";
import type { Json } from "./viewJsonSchema.ts";

/**
 * What each tool takes, by its name. A model reads all of it with each question, so it is short: no patterns and lengths, which
 * the refusals tell. `fields` has no choices, since the user's setting adds to them.
 */
export function toolInputSchemas(): Readonly<Record<string, Json>> {
	return {
		closeOpportunities_totals: objectOf(
			{
				view: { description: "What to count.", ...viewOrName() },
				split: { ...oneOf(["status"]), description: "Adds won, active and lost figures side by side." },
				measures: {
					...several(MEASURE_GROUPS),
					description:
						"Of the period in date_won, else the current quarter: win_rate = won / (won + lost); target with share, gap and coverage; outcome = range of what the period may bring.",
				},
				aggregates: { ...several(AGGREGATES), description: "Leave out for the usual ones." },
			},
			["view"],
		),
		closeOpportunities_list: objectOf(
			{
				view: { description: "What to list, in the order of order_by.", ...viewOrName() },
				limit: {
					type: "integer",
					minimum: LIST_LIMIT.least,
					maximum: LIST_LIMIT.most,
					description: `Rows, ${LIST_LIMIT.usual} by default.`,
				},
				fields: {
					type: "array",
					items: { type: "string" },
					description: `Columns. Any of ${[...STANDARD_FIELDS, ...ID_FIELDS].join(", ")}, and those that the user's settings add.`,
				},
				with_ids: { type: "boolean", description: "Adds id, lead_id and user_id." },
			},
			["view"],
		),
		closeOpportunities_compare: objectOf(
			{
				a: { description: "What to compare with.", ...viewOrName() },
				b: {
					description: "What is compared: a View as in a, or a name. The difference is b - a.",
					anyOf: [{ type: "string" }, { type: "object" }],
				},
			},
			["a", "b"],
		),
	};
}

function objectOf(properties: Readonly<Record<string, Json>>, required: readonly string[]): Json {
	return { type: "object", properties, required, additionalProperties: false };
}

function viewOrName() {
	const name = { type: "string", description: "The name of a saved, shared or built-in View." };
	const view = {
		...(objectOf(
			{
				group_by: oneOf(GROUPINGS),
				order_by: oneOf(ORDERS),
				filters: objectOf(
					Object.fromEntries(WRITTEN_FILTERS.flatMap((key) => filterEntry(key, FILTER_FORMS[key]))),
					[],
				),
			},
			[],
		) as object),
		description: "A View. Without filters it matches everything.",
	};
	return { anyOf: [name, view] };
}

const DESCRIPTIONS: Readonly<Partial<Record<FilterKey, string>>> = {
	user_id: 'Owners\' ids; "me" is the signed-in user.',
	status_type: "Leave out for all.",
	date_won: "The day won; of active and lost ones, the day planned.",
	date_created: "Periods as in date_won, or bounds.",
	date_updated: "Periods as in date_won, or bounds.",
	query: "Close's search language.",
};

/** Deprecated filters aren't offered. They're still taken, as in every View. */
function filterEntry(key: FilterKey, form: FilterForm): readonly (readonly [string, Json])[] {
	if ("deprecated" in form) return [];
	const description = DESCRIPTIONS[key];
	const schema = filterSchema(key, form);
	return [[key, description === undefined ? schema : { ...schema, description }]];
}

function filterSchema(key: FilterKey, form: FilterForm): { readonly [name: string]: Json } {
	switch (form.form) {
		case "list":
			return form.allowed === undefined ? { type: "array", items: { type: "string" } } : several(form.allowed);
		case "date":
			return { anyOf: [key === "date_won" ? oneOf(NAMED_PERIODS) : { type: "string" }, boundsSchema()] };
		case "text":
			return { type: "string" };
		case "flag":
			return { type: "boolean" };
	}
}

function several(choices: readonly string[]) {
	return { type: "array", items: oneOf(choices) };
}

/** Some models need the type as well. */
function oneOf(choices: readonly string[]) {
	return { type: "string", enum: choices };
}

function boundsSchema(): Json {
	return objectOf(Object.fromEntries(DATE_OPERATORS.map((operator) => [operator, { type: "string" }])), []);
}
