import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import {
	DATE_FILTERS,
	DATE_OPERATORS,
	LIST_FILTERS,
	STATUS_TYPES,
	TEXT_FILTERS,
	VALUE_PERIODS,
} from "../../src/close/parameters.ts";
import { parseView } from "../../src/pipeline/parseView.ts";
import { NAMED_PERIODS } from "../../src/pipeline/view.ts";
import { GROUPINGS, ORDERS } from "../../src/pipeline/viewSchema.ts";

interface Schema {
	readonly enum?: readonly string[];
	readonly anyOf?: readonly Schema[];
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly defaultSnippets?: readonly { readonly body: unknown }[];
}

const manifest = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
const items: Schema = manifest.contributes.configuration.properties["closeOpportunities.views"].items;
const filters = items.properties?.["filters"]?.properties ?? {};

describe("the schema of the setting for saved Views", () => {
	it("offers what a View takes, and nothing else", () => {
		assert.deepEqual(Object.keys(items.properties ?? {}), ["name", "group_by", "order_by", "filters"]);
		assert.deepEqual(items.properties?.["group_by"]?.enum, GROUPINGS);
		assert.deepEqual(items.properties?.["order_by"]?.enum, ORDERS);
		assert.deepEqual(
			Object.keys(filters).sort(),
			[...LIST_FILTERS, ...DATE_FILTERS, ...TEXT_FILTERS, "is_stalled"].sort(),
		);
	});

	it("offers the values of closed filters", () => {
		assert.deepEqual(filters["status_type"]?.anyOf?.[0]?.enum, STATUS_TYPES);
		assert.deepEqual(filters["value_period"]?.anyOf?.[0]?.enum, VALUE_PERIODS);
		for (const key of DATE_FILTERS) {
			const [period, bounds] = filters[key]?.anyOf ?? [];
			assert.deepEqual(period?.enum, NAMED_PERIODS);
			assert.deepEqual(Object.keys(bounds?.properties ?? {}), DATE_OPERATORS);
		}
	});

	it("begins with an example that is a View", () => {
		assert.equal(parseView(items.defaultSnippets?.[0]?.body).group_by, "-date_won__quarter");
	});
});
