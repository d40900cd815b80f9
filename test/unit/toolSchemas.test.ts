import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import fc from "fast-check";
import { DATE_FILTERS } from "../../src/close/schema/parameters.ts";
import { parseTotalsInput } from "../../src/opportunities/assistants/toolInputs.ts";
import { excludesAll } from "../../src/opportunities/view/intersect.ts";
import type { View } from "../../src/opportunities/view/view.ts";
import { sentBounds } from "../../src/opportunities/view/viewParameters.ts";
import { toolInputSchemas } from "../host/toolJsonSchemas.ts";
import { anyView } from "./opportunities/view/viewArbitrary.ts";

interface Tool {
	readonly name: string;
	readonly toolReferenceName: string;
	readonly icon: string;
	readonly modelDescription: string;
	readonly canBeReferencedInPrompt: boolean;
	readonly inputSchema: object;
}

const read = (name: string) => JSON.parse(readFileSync(new URL(`../../${name}`, import.meta.url), "utf8"));
const tools: readonly Tool[] = read("package.json").contributes.languageModelTools;

function hasUnmeetableBounds({ filters }: View): boolean {
	return DATE_FILTERS.some((filter) => {
		const date = filters[filter];
		return typeof date === "object" && excludesAll(filter, sentBounds(filter, date));
	});
}

describe("The declaration of the language-model tools", () => {
	it("has the schemas that are generated from the View's schema, and what VS Code needs to offer them", () => {
		assert.deepEqual(Object.fromEntries(tools.map(({ name, inputSchema }) => [name, inputSchema])), toolInputSchemas());
		for (const { toolReferenceName, icon, canBeReferencedInPrompt } of tools) {
			assert.match(toolReferenceName, /^close[A-Z][a-z]+$/);
			assert.match(icon, /^\$\([a-z-]+\)$/);
			assert.equal(canBeReferencedInPrompt, true);
		}
	});

	it("is short, since a model reads all of it with each question", () => {
		for (const { name, inputSchema, modelDescription } of tools) {
			assert.ok(JSON.stringify(inputSchema).length < 4500, `${name}: ${JSON.stringify(inputSchema).length}`);
			assert.ok(modelDescription.length < 1000, `${name}: ${modelDescription.length}`);
		}
	});

	it("takes every View without a name and a deprecated filter, by any tool", () => {
		const ajv = new Ajv();
		const [fitsTotals, fitsList, fitsCompare] = ["totals", "list", "compare"].map((tool) =>
			ajv.compile(toolInputSchemas()[`closeOpportunities_${tool}`] as object),
		);
		fc.assert(
			fc.property(anyView, ({ name: _, ...view }) => {
				fc.pre(view.filters.lead_query === undefined);
				assert.ok(fitsTotals?.({ view, split: "status", measures: ["target"] }), JSON.stringify(fitsTotals?.errors));
				assert.ok(fitsList?.({ view, limit: 3, fields: ["value"], with_ids: true }));
				assert.ok(fitsCompare?.({ a: view, b: view }));
				const parsed = () => parseTotalsInput({ view }, []).view;
				if (hasUnmeetableBounds(view)) assert.throws(parsed, /bounds that no date can meet/);
				else assert.deepEqual(parsed(), view);
			}),
		);
	});

	it("takes nothing that has another key", () => {
		const fits = new Ajv().compile(toolInputSchemas()["closeOpportunities_totals"] as object);
		for (const input of [
			{},
			{ view: {}, views: [] },
			{ view: { group: "user_id" } },
			{ view: { filters: { owner: "x" } } },
		])
			assert.equal(fits(input), false, JSON.stringify(input));
	});
});
