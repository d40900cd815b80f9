import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { GROUPINGS } from "../../src/close/schema/grouping.ts";
import { ORDERS } from "../../src/close/schema/order.ts";
import {
	DATE_FILTERS,
	DATE_OPERATORS,
	LIST_FILTERS,
	STATUS_TYPES,
	TEXT_FILTERS,
	VALUE_PERIODS,
} from "../../src/close/schema/parameters.ts";
import { NAMED_PERIODS } from "../../src/opportunities/time/periods.ts";
import { parseView } from "../../src/opportunities/view/parseView.ts";
import { isNothing } from "../../src/opportunities/view/view.ts";
import { readCatalogView } from "../../src/opportunities/view/viewCatalog.ts";
import { schemaCopies } from "../host/schemaCopies.ts";
import { anyView } from "./opportunities/view/viewArbitrary.ts";
import { runs } from "./runs.ts";

interface Schema {
	readonly enum?: readonly string[];
	readonly anyOf?: readonly Schema[];
	readonly items?: Schema;
	readonly properties?: Readonly<Record<string, Schema>>;
	readonly defaultSnippets?: readonly { readonly body: unknown }[];
	readonly description?: string;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const manifest = read("package.json");
const texts: Readonly<Record<string, string>> = read("package.nls.json");
const [validation] = manifest.contributes.jsonValidation;
const file = read(validation.url);
const inFile: Schema = file.properties.views.items;
const inSettings: Schema = translated(manifest.contributes.configuration.properties["closeOpportunities.views"].items);
const filters = inFile.properties?.["filters"]?.properties ?? {};

/** With the manifest's texts where their keys stand. */
function translated<T>(value: T): T {
	return JSON.parse(JSON.stringify(value), (_, one) => {
		const key = typeof one === "string" ? /^%(.+)%$/.exec(one)?.[1] : undefined;
		return key === undefined ? one : texts[key];
	});
}

describe("The schema of saved and shared Views", () => {
	const fits = new Ajv({ strict: false }).compile(file);
	const accepted = (view: unknown) => fits({ views: [view] });
	const opened = (view: unknown) => "view" in readCatalogView(view, 0);

	it("is one for the setting and for the team's file", () => {
		assert.deepEqual(inSettings, inFile);
		assert.equal(validation.fileMatch, "/.vscode/close-views.json");
	});

	it("is the one that is generated from the View's schema, as are the choices of settings", async () => {
		for (const { path, text } of await schemaCopies()) {
			// Its order counts, its line breaks do not.
			const isFresh = JSON.stringify(read(path)) === JSON.stringify(JSON.parse(text));
			assert.ok(isFresh, `${path} is stale or was edited: run npm run schema`);
		}
	});

	it("offers what a View takes, and nothing else, and describes it", () => {
		assert.deepEqual(Object.keys(inFile.properties ?? {}), ["name", "group_by", "order_by", "filters"]);
		assert.deepEqual(inFile.properties?.["group_by"]?.enum, GROUPINGS);
		assert.deepEqual(inFile.properties?.["order_by"]?.enum, ORDERS);
		assert.deepEqual(
			Object.keys(filters).sort(),
			[...LIST_FILTERS, ...DATE_FILTERS, ...TEXT_FILTERS, "is_stalled"].sort(),
		);
		for (const one of Object.values({ ...inFile.properties, ...filters })) assert.ok(one.description);
	});

	it("offers the values of closed filters", () => {
		for (const [key, values] of [
			["status_type", STATUS_TYPES],
			["value_period", VALUE_PERIODS],
		] as const) {
			assert.deepEqual(filters[key]?.anyOf?.[0]?.enum, values);
			assert.deepEqual(filters[key]?.anyOf?.[1]?.items?.enum, values);
		}
		for (const key of DATE_FILTERS) {
			const [period, bounds] = filters[key]?.anyOf ?? [];
			assert.deepEqual(period?.enum, NAMED_PERIODS);
			assert.deepEqual(Object.keys(bounds?.properties ?? {}), DATE_OPERATORS);
		}
	});

	it("begins with an example that is a View", () => {
		assert.equal(parseView(inFile.defaultSnippets?.[0]?.body).group_by, "-date_won__quarter");
	});

	it("accepts every View in normal form", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				const named = { ...view, name: view.name ?? "A" };
				assert.ok(accepted(named), JSON.stringify(fits.errors));
			}),
		);
	});

	/** What may be written by mistake in any place; days that do not exist are nobody's mistake here. */
	const oddity = fc.oneof(
		fc.constantFrom<unknown>(
			"won",
			"user_id",
			"this_year",
			"2026-01-31",
			"2026-1-31",
			"2026-01-31T25:00Z",
			"none",
			"",
			"a,b",
			"a\u0003",
			"\n",
		),
		fc.constantFrom<unknown>(
			["won"],
			["open"],
			["a,b"],
			["a,b", "c"],
			["a", "b\u009b"],
			[],
			[1],
			[[]],
			{},
			{ gte: "2026-01-31" },
			{ from: "x" },
		),
		fc.constantFrom<unknown>(true, false, 0, 7, "x".repeat(501), { lt: "2026-01-31T09:30:00.123456+05:30" }, { eq: 1 }),
	);
	const key = fc.constantFrom("name", "group_by", "order_by", "filters", "groupBy", "apiBaseUrl", "key");
	const filter = fc.constantFrom(...Object.keys(filters), "owner", "date_won__gte", "api_key");

	it("accepts nothing that is no View", () => {
		fc.assert(
			fc.property(anyView, fc.oneof(key, filter), fc.boolean(), oddity, (view, where, outside, value) => {
				const named: Record<string, unknown> = { name: "A", ...view };
				const odd = outside ? { ...named, [where]: value } : { ...named, filters: { ...view.filters, [where]: value } };
				if (accepted(odd)) assert.ok(opened(odd), JSON.stringify(readCatalogView(odd, 0)));
			}),
			runs(1000),
		);
	});

	it("refuses nothing that is a View, but for what stands for nothing", () => {
		fc.assert(
			fc.property(anyView, filter, oddity, (view, where, value) => {
				fc.pre(!isNothing(value));
				const odd = { name: "A", ...view, filters: { ...view.filters, [where]: value } };
				if (opened(odd)) assert.ok(accepted(odd), `${where}: ${JSON.stringify(value)}`);
			}),
			runs(1000),
		);
	});
});
