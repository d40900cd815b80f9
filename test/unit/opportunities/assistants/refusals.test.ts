import assert from "node:assert/strict";
import {
	AGGREGATES,
	parseCompareInput,
	parseListInput,
	parseTotalsInput,
} from "../../../../src/opportunities/assistants/toolInputs.ts";
import { builtInViews } from "../../../../src/opportunities/view/builtInViews.ts";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { type CatalogView, savedViews } from "../../../../src/opportunities/view/viewCatalog.ts";
import { toolInputSchemas } from "../../../host/toolJsonSchemas.ts";
import { followed } from "./followed.ts";
import { type Schema, wrongInputs } from "./wrongInputs.ts";

const VIEWS = builtInViews();
const VIEW = {
	group_by: "user_id",
	order_by: "-value",
	filters: {
		user_id: ["me"],
		status_id: ["stat_1"],
		status_type: ["won"],
		status_label: ["Won"],
		status: ["Won"],
		value_period: ["annual"],
		date_won: { gte: "2026-01-01", lt: "2027-01-01" },
		date_created: { gte: "2026-01-01T00:00:00Z" },
		date_updated: "this_year",
		lead_id: "lead_1",
		is_stalled: true,
		query: "x",
	},
};

const TOOLS: readonly (readonly [name: string, right: object, parse: (input: unknown) => unknown])[] = [
	[
		"totals",
		{ view: VIEW, split: "status", measures: ["win_rate"], aggregates: ["total_results"] },
		(input) => parseTotalsInput(input, VIEWS),
	],
	["list", { view: VIEW, limit: 5, fields: ["value"], with_ids: true }, (input) => parseListInput(input, VIEWS, [])],
	["compare", { a: VIEW, b: "Stalled" }, (input) => parseCompareInput(input, VIEWS)],
];

/** The sentence of the refusal; undefined if the input is right. */
function refusalOf(parse: (input: unknown) => unknown, input: unknown): string | undefined {
	try {
		parse(input);
		return undefined;
	} catch (error) {
		assert.ok(error instanceof ViewError, String(error));
		return error.message;
	}
}

function refusalWith(views: readonly CatalogView[], view: unknown): string {
	return refusalOf((input) => parseTotalsInput(input, views), { view }) ?? "";
}

describe("A refusal of a tool", () => {
	for (const [name, right, parse] of TOOLS) {
		it(`of ${name}, followed to the letter, leads to a right call, whichever key is wrong`, () => {
			assert.equal(refusalOf(parse, right), undefined);
			const wrongs = wrongInputs(toolInputSchemas()[`closeOpportunities_${name}`] as Schema, right);
			assert.ok(wrongs.length >= (name === "compare" ? 100 : 130), String(wrongs.length));
			for (const { what, input } of wrongs) {
				const sentence = refusalOf(parse, input);
				assert.ok(sentence, `${what} is taken`);
				assert.doesNotMatch(sentence, /\n/);
				const again = followed(sentence, input);
				assert.ok(again !== undefined, `${what}: nobody knows what to do: ${sentence}`);
				assert.equal(refusalOf(parse, again), undefined, `${what}: ${sentence} ${JSON.stringify(again)}`);
			}
		});
	}

	it("tells of bounds in the wrong order, and of days that don't exist", () => {
		for (const date_won of [{ gte: "2026-05-01", lt: "2026-04-01" }, { lte: "2026-02-30" }, { eq: "tomorrow" }]) {
			const input = { view: { filters: { date_won } } };
			const parse = (one: unknown) => parseTotalsInput(one, VIEWS);
			const sentence = refusalOf(parse, input) ?? "";
			assert.match(sentence, /^In view: filters\.date_won/);
			assert.equal(refusalOf(parse, followed(sentence, input)), undefined, sentence);
		}
	});

	it("tells of bounds that no date can meet, and takes those that a day or a moment meets", () => {
		const parse = (one: unknown) => parseTotalsInput(one, VIEWS);
		const day = "2026-10-01";
		for (const [filter, bounds] of [
			["date_won", { gte: day, lt: day }],
			["date_won", { gt: day, lte: day }],
			["date_won", { gt: day, lt: "2026-10-02" }],
			["date_won", { eq: day, lt: day }],
			["date_created", { eq: day, gt: day }],
			["date_created", { eq: `${day}T09:00:00Z`, lt: `${day}T09:00:00Z` }],
			["date_updated", { gte: `${day}T09:00:00Z`, lt: `${day}T10:00:00+01:00` }],
		] as const) {
			const input = { view: { filters: { [filter]: bounds } } };
			const sentence = refusalOf(parse, input) ?? "";
			const what = `${JSON.stringify(input)}: ${sentence}`;
			assert.ok(sentence.startsWith(`In view: filters.${filter} has bounds that no date can meet: `), what);
			assert.equal(refusalOf(parse, followed(sentence, input)), undefined, what);
		}
		for (const [filter, bounds] of [
			["date_won", { eq: "9999-12-31" }],
			["date_won", { eq: day, gte: day, lte: day }],
			["date_won", { gte: day, lte: day }],
			["date_created", { gt: day, lt: "2026-10-03" }],
			["date_updated", { eq: `${day}T09:00:00Z`, gte: day, lte: day }],
		] as const)
			assert.equal(refusalOf(parse, { view: { filters: { [filter]: bounds } } }), undefined, JSON.stringify(bounds));
		// What a user has saved is what they asked for.
		const saved = savedViews([{ name: "Empty", filters: { date_won: { gte: day, lt: day } } }]);
		assert.equal(refusalWith(saved, "Empty"), "");
	});

	it("takes a View that a model wrote as a text, unless one is called so", () => {
		const text = JSON.stringify(VIEW);
		assert.deepEqual(parseTotalsInput({ view: text }, VIEWS), parseTotalsInput({ view: VIEW }, VIEWS));
		const odd = '{"filters": {"is_stalled": true}}';
		assert.deepEqual(parseTotalsInput({ view: odd }, savedViews([{ name: odd, filters: {} }])).view.filters, {});
		assert.match(refusalWith(VIEWS, '{"group": 1}'), /^In view: A View can't have the key "group"/);
		for (const broken of ['{"filters"', "{}}", "[{}]"])
			assert.match(refusalWith(VIEWS, broken), /^view must be the name/);
	});

	it("tells how many aggregates have room beside groups", () => {
		const refused = (input: object) => refusalOf((one) => parseTotalsInput(one, VIEWS), { view: VIEW, ...input });
		const aggregates = ["total_results", "total_value_annualized", "expected_value_annualized"];
		assert.equal(refused({ aggregates }), undefined);
		assert.equal(
			refused({ aggregates, split: "status" }),
			"aggregates can have up to 2 figures with group_by, split, and count_by_value_period counts as three: leave out the others.",
		);
		assert.equal(refused({ aggregates: aggregates.slice(0, 2), split: "status" }), undefined);
		assert.equal(
			refused({ aggregates: [...aggregates.slice(0, 2), "count_by_value_period"], split: "status" }),
			"aggregates can't have count_by_value_period with group_by, split: leave it out.",
		);
		assert.match(refused({ aggregates: "count_by_value_period", split: "status" }) ?? "", /leave it out\.$/);
		assert.match(refused({ aggregates: AGGREGATES, split: "status" }) ?? "", /up to 2 figures/);
		assert.match(refused({ aggregates: AGGREGATES }) ?? "", /^aggregates can have up to 8 figures with group_by, and/);
		assert.equal(refused({ aggregates: AGGREGATES, measures: ["target"] }), undefined);
	});

	it("takes a key that is null, and a list that is empty, for one that isn't there", () => {
		const input = { view: { filters: null }, split: null, measures: [], aggregates: null };
		assert.deepEqual(parseTotalsInput(input, VIEWS), {
			view: { filters: {} },
			split: false,
			measures: [],
			aggregates: [],
		});
	});

	it("lists the Views that can be used as JSON strings, at most twenty, and takes each as it is listed", () => {
		const hostile = `Won\u202e ${"x".repeat(100)} "quoted"`;
		const names = [hostile, ...Array.from({ length: 30 }, (_, index) => `View ${index}`)];
		const views = savedViews(names.map((name) => ({ name, filters: {} })));
		const broken: CatalogView = { name: "Broken", fault: "It is broken." };
		const sentence = refusalWith([broken, ...views], "None");
		const listed = [...(sentence.split(", or a View")[0] ?? "").matchAll(/"(?:[^"\\]|\\.)*"(?=,| and)/g)].map(
			([text]) => JSON.parse(text) as string,
		);
		assert.equal(listed.length, 20);
		assert.match(sentence, / and 11 more, or a View such as /);
		assert.ok(!listed.includes("Broken"));
		for (const name of listed) {
			assert.ok(name.length <= 60 && !/[\p{Cc}\u202e]/u.test(name), name);
			assert.equal(refusalWith(views, name), "");
		}
		assert.equal(refusalWith([broken], "Broken"), "In view: It is broken.");
	});

	it("takes a View that can be used before a broken one of the same name", () => {
		const broken: CatalogView = { name: "Stalled", fault: "It is broken." };
		const { view } = parseTotalsInput({ view: "Stalled" }, [broken, ...VIEWS]);
		assert.deepEqual(view.filters, { is_stalled: true });
		const invisible: CatalogView = { name: "Stal\u202eled", fault: "It is broken." };
		assert.equal(refusalWith([invisible, ...VIEWS], "Stal\u202eled"), "");
	});
});
