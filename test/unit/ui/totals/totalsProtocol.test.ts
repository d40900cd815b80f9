import assert from "node:assert/strict";
import fc from "fast-check";
import { EMPTY_STATE } from "../../../../src/opportunities/listing/listingState.ts";
import { explain } from "../../../../src/opportunities/totals/explainFigures.ts";
import { type Totals, totalsOf } from "../../../../src/opportunities/totals/totals.ts";
import { readFromPage, readToPage } from "../../../../src/ui/totals/totalsProtocol.ts";

const totals: Totals = {
	...totalsOf(EMPTY_STATE, "en"),
	opened: true,
	whole: { total_results: 2, total_value_monthly: 500 },
	groupedBy: "user_id",
	groups: [
		{
			id: '"user_1"',
			argument: "user_1",
			key: "user_1",
			label: "Ada",
			undated: false,
			figures: { total_results: 2 },
		},
	],
	partial: "opening",
	asOf: 1,
	rowsAsOf: 1,
	currency: "USD",
	error: { message: "No.", advice: "Wait." },
};

const explanation = explain(
	{ ...EMPTY_STATE, totals: { total_results: 2 }, provenance: { asked: { _limit: "100", query: "x" }, receivedAt: 5 } },
	{ figures: ["total_results", "expected_value_annualized"] },
	"en",
);

/** Every message with one part replaced by something else. */
function spoilt(message: object): fc.Arbitrary<unknown> {
	const paths = pathsOf(message);
	const other = fc.oneof(
		fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, null, "", "x", -1, 1e9, true, [], {}),
		fc.jsonValue(),
	);
	return fc.tuple(fc.constantFrom(...paths), other).map(([path, value]) => {
		const copy = structuredClone(message) as Record<string, unknown>;
		const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
		parent[path.at(-1) ?? ""] = value;
		return copy;
	});
}

function pathsOf(value: unknown, path: readonly string[] = []): string[][] {
	const inner = typeof value === "object" && value !== null ? Object.entries(value) : [];
	return inner.flatMap(([key, child]) => [[...path, key], ...pathsOf(child, [...path, key])]);
}

describe("messages to the totals page", () => {
	it("arrive as they were sent", () => {
		const message = { type: "snapshot", totals, view: "Won · Owner, A to Z", filters: "Won", explanation };
		assert.deepEqual(readToPage(JSON.parse(JSON.stringify(message))), message);
		const failure = { type: "failed", call: 7, text: "No.", details: "No.\nWait." };
		assert.deepEqual(readToPage(failure), failure);
		const empty = { type: "snapshot", totals: totalsOf(EMPTY_STATE, "en"), view: "", filters: "" };
		assert.deepEqual(JSON.stringify(readToPage(empty)), JSON.stringify(empty));
	});

	it("are refused where they are anything else, and never throw", () => {
		for (const message of [undefined, null, 5, "snapshot", [], {}, { type: "snapshot" }, { type: "ready" }])
			assert.equal(readToPage(message), undefined);
		fc.assert(
			fc.property(fc.anything(), (message) => {
				assert.equal(readToPage(message), undefined);
			}),
		);
	});

	it("hold only numbers where there are figures, whatever is put in", () => {
		fc.assert(
			fc.property(spoilt({ type: "snapshot", totals, view: "", filters: "" }), (message) => {
				const read = readToPage(message);
				if (read?.type !== "snapshot") return;
				const figures = [read.totals.whole ?? {}, ...read.totals.groups.map((group) => group.figures)];
				for (const figure of figures.flatMap((each) => Object.values(each))) assert.ok(Number.isFinite(figure));
				assert.ok([0, 1, 2, 3, 4].includes(read.totals.scale));
				assert.equal(typeof read.filters, "string");
			}),
		);
	});

	it("are refused with a figure that is no number, or has no name in the API", () => {
		const withWhole = (whole: unknown) => ({ type: "snapshot", totals: { ...totals, whole }, view: "", filters: "" });
		assert.notEqual(readToPage(withWhole({ total_results: 1 })), undefined);
		assert.equal(readToPage(withWhole({ total_results: "1" })), undefined);
		assert.equal(readToPage(withWhole({ total_results: Number.NaN })), undefined);
		assert.equal(readToPage(withWhole({ total: 1 })), undefined);
	});
});

describe("messages of the totals page", () => {
	it("arrive as they were sent", () => {
		for (const message of [
			{ type: "ready" },
			{ type: "revealGroup", id: '"user_1"' },
			{ type: "filterByStatusType", statusType: "won" },
			{ type: "clearFilters" },
			{ type: "refresh" },
			{ type: "showAmounts" },
			{ type: "explain", figures: ["total_results", "count_by_value_period.annual"], group: '"user_1"' },
			{ type: "explain", figures: ["total_value_monthly"] },
			{ type: "stopExplaining" },
			{ type: "copyRequest" },
			{ type: "sorted", sort: { by: "expected_value_monthly", descending: true } },
			{ type: "sorted", sort: { by: "group", descending: false } },
			{ type: "sorted" },
			{ type: "copyTable" },
		])
			assert.deepEqual(readFromPage(message), message);
	});

	it("are refused where they are anything else, and never throw", () => {
		for (const message of [
			undefined,
			null,
			"ready",
			[],
			{},
			{ type: "snapshot" },
			{ type: "revealGroup" },
			{ type: "revealGroup", id: 5 },
			{ type: "filterByStatusType", statusType: "all" },
			{ type: "explain", figures: ["total"] },
			{ type: "explain", figures: "total_results" },
			{ type: "sorted", sort: { by: "__proto__", descending: true } },
			{ type: "executeCommand", command: "x" },
		])
			assert.equal(readFromPage(message), undefined);
		fc.assert(
			fc.property(fc.anything(), (message) => {
				assert.equal(readFromPage(message), undefined);
			}),
		);
	});
});
