import assert from "node:assert/strict";
import fc from "fast-check";
import { DATE_FILTERS, LIST_FILTERS, TEXT_FILTERS } from "../../../../src/close/schema/parameters.ts";
import { parseFilterName, parseGrouping, parseOrder, parseView } from "../../../../src/opportunities/view/parseView.ts";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { runs } from "../../runs.ts";
import { anyView } from "./viewArbitrary.ts";

/** What is said about an input that is no View. */
function refusal(input: unknown): string {
	try {
		parseView(input);
	} catch (error) {
		assert.ok(error instanceof ViewError);
		return error.message;
	}
	assert.fail(`was taken: ${JSON.stringify(input)}`);
}

describe("A View that is read", () => {
	it("comes back the same after it was written as JSON", () => {
		fc.assert(
			fc.property(anyView, (view) => {
				assert.deepEqual(parseView(JSON.parse(JSON.stringify(view))), view);
			}),
			runs(500),
		);
	});

	it("takes the example of every key", () => {
		const view = parseView({
			name: "Won this year, by quarter",
			group_by: "-date_won__quarter",
			order_by: "-value",
			filters: {
				status_type: ["won", "active"],
				status_id: [],
				user_id: [],
				date_won: { gte: "2026-01-01", lt: "2027-01-01" },
				date_created: "this_quarter",
				lead_id: "lead_1",
				is_stalled: true,
				query: "note:important",
			},
		});
		assert.deepEqual(view, {
			name: "Won this year, by quarter",
			group_by: "-date_won__quarter",
			order_by: "-value",
			filters: {
				status_type: ["won", "active"],
				date_won: { gte: "2026-01-01", lt: "2027-01-01" },
				date_created: "this_quarter",
				lead_id: "lead_1",
				is_stalled: true,
				query: "note:important",
			},
		});
	});

	it("takes one text where a list may stand, and each value once", () => {
		assert.deepEqual(parseView({ filters: { user_id: "me", status_type: ["won", " won", "lost"] } }).filters, {
			user_id: ["me"],
			status_type: ["won", "lost"],
		});
	});

	it("leaves out what stands for nothing", () => {
		const nothing = {
			name: " ",
			group_by: "none",
			order_by: undefined,
			filters: {
				user_id: [],
				status_id: "",
				status_label: ["", " "],
				status: null,
				value_period: undefined,
				date_won: {},
				date_created: null,
				date_updated: { gte: null },
				lead_id: "",
				query: "  ",
				is_stalled: null,
			},
		};
		assert.deepEqual(parseView(nothing), { filters: {} });
		assert.deepEqual(parseView({}), { filters: {} });
	});

	it("keeps a false is_stalled, which is a filter", () => {
		assert.deepEqual(parseView({ filters: { is_stalled: false } }).filters, { is_stalled: false });
	});

	it("takes moments for created and updated dates", () => {
		const filters = { date_created: { gte: "2026-01-01T09:30:00Z" }, date_updated: { lt: "2026-01-01T09:30+02:00" } };
		assert.deepEqual(parseView({ filters }).filters, filters);
	});
});

describe("A View that does not validate", () => {
	const cases: readonly [what: string, input: unknown, names: string, allows: string][] = [
		["no object", "won", "A View", "group_by"],
		["a list", [], "A View", "filters"],
		["an unknown key", { colour: "red" }, '"colour"', "order_by"],
		["an unknown filter", { filters: { pipeline_id: "pipe_1" } }, '"pipeline_id"', "lead_saved_search_id"],
		[
			"a filter named like a part of every object",
			JSON.parse('{"filters":{"__proto__":[]}}'),
			'"__proto__"',
			"user_id",
		],
		["filters as a list", { filters: [] }, "filters", "status_type"],
		["an unknown grouping", { group_by: "status" }, "group_by", "-date_won__week"],
		["an unknown order", { order_by: "lead_name" }, "order_by", "-annualized_expected_value"],
		["a name that is no text", { name: 5 }, "name", "200"],
		["a long name", { name: "x".repeat(201) }, "name", "200"],
		[
			"an unknown status type",
			{ filters: { status_type: ["won", "open"] } },
			"filters.status_type",
			"won, active, lost",
		],
		["an unknown value period", { filters: { value_period: "weekly" } }, "filters.value_period", "one_time"],
		["an owner that is no text", { filters: { user_id: [5] } }, "filters.user_id", "list"],
		["too many owners", { filters: { user_id: [...Array(501).keys()].map(String) } }, "filters.user_id", "500"],
		["a text for is_stalled", { filters: { is_stalled: "true" } }, "filters.is_stalled", "true or false"],
		["a list for a text", { filters: { lead_id: ["lead_1"] } }, "filters.lead_id", "string"],
		["a query without end", { filters: { query: "x".repeat(10_001) } }, "filters.query", "10000"],
		["an unknown period", { filters: { date_won: "soon" } }, "filters.date_won", "last_90_days"],
		["a list of dates", { filters: { date_won: ["today"] } }, "filters.date_won", "gte"],
		["an unknown comparison", { filters: { date_won: { from: "2026-01-01" } } }, "filters.date_won", "gte"],
		[
			"a day that does not exist",
			{ filters: { date_won: { gte: "2026-02-30" } } },
			"filters.date_won.gte",
			"2026-02-30",
		],
		[
			"a date in other signs",
			{ filters: { date_updated: { eq: "1/2/2026" } } },
			"filters.date_updated.eq",
			"2026-01-31",
		],
		[
			"a moment that does not exist",
			{ filters: { date_created: { lt: "2026-01-01T25:00Z" } } },
			"date_created.lt",
			"T",
		],
		[
			"a moment for a plain date",
			{ filters: { date_won: { lt: "2026-01-01T10:00Z" } } },
			"filters.date_won.lt",
			"date",
		],
		["a date that is no text", { filters: { date_won: { lt: 2026 } } }, "filters.date_won.lt", "2026-01-31"],
	];
	for (const [what, input, names, allows] of cases)
		it(`is refused with the key and what is allowed: ${what}`, () => {
			const message = refusal(input);
			assert.ok(message.includes(names), message);
			assert.ok(message.includes(allows), message);
		});

	it("takes a moment up to the end of its day", () => {
		const filters = { date_created: { gte: "2026-01-31T12:00:00", lte: "2026-01-31" } };
		assert.deepEqual(parseView({ filters }), { filters });
		assert.throws(() => parseView({ filters: { date_created: { gte: "2026-02-01T12:00:00", lte: "2026-01-31" } } }));
	});

	it("is refused where a date ends before it begins", () => {
		for (const date of [
			{ gte: "2026-02-01", lt: "2026-01-31" },
			{ gt: "2026-02-01", lte: "2026-01-31" },
		])
			assert.match(refusal({ filters: { date_won: date } }), /filters\.date_won ends before it begins/);
		const moments = { gte: "2026-01-01T12:00:00+02:00", lt: "2026-01-01T09:59:00Z" };
		assert.match(refusal({ filters: { date_created: moments } }), /ends before it begins/);
		assert.ok(parseView({ filters: { date_won: { gte: "2026-02-01", lte: "2026-02-01" } } }));
	});

	it("is refused where a comma would make one value two", () => {
		assert.match(refusal({ filters: { status_label: ["Won, signed", "Won"] } }), /filters\.status_label.*comma/);
		assert.deepEqual(parseView({ filters: { status_label: "Won, signed" } }).filters, {
			status_label: ["Won, signed"],
		});
	});

	for (const control of ["\u0000", "\u0003", "\t", "\n", "\r", "\u001b", "\u007f", "\u0085", "\u009f"]) {
		const sign = `U+${control.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
		it(`is refused with the key where a text holds ${sign}, wherever in it`, () => {
			const texts = [`a${control}b`, `a${control}`, `${control}a`, control];
			for (const text of texts) {
				assert.ok(refusal({ name: text }).startsWith(`name can't contain control characters`));
				for (const key of [...LIST_FILTERS, ...TEXT_FILTERS]) {
					const message = refusal({ filters: { [key]: text } });
					assert.ok(message.startsWith(`filters.${key} `) && message.includes(sign), message);
				}
				for (const key of LIST_FILTERS)
					assert.match(refusal({ filters: { [key]: ["won", text] } }), new RegExp(`filters\\.${key} .*control`));
				for (const key of DATE_FILTERS)
					assert.match(refusal({ filters: { [key]: { lt: `2026-01-31${text}` } } }), /\.lt .*control/);
				assert.throws(() => parseView({ group_by: `user_id${text}` }), ViewError);
				assert.throws(() => parseView({ order_by: `value${text}` }), ViewError);
				assert.throws(() => parseView({ filters: { [`query${text}`]: "x" } }), ViewError);
			}
		});
	}

	it("does not repeat long input", () => {
		assert.ok(refusal({ group_by: "x".repeat(5000) }).length < 400);
	});
});

describe("The argument of a command", () => {
	it("is a grouping, with none for no grouping", () => {
		assert.equal(parseGrouping("-date_won__week"), "-date_won__week");
		assert.equal(parseGrouping("none"), undefined);
		for (const wrong of [null, "", "week", 5, {}])
			assert.throws(() => parseGrouping(wrong), /group_by must be one of user_id/);
	});

	it("is the name of a filter", () => {
		assert.equal(parseFilterName("date_won"), "date_won");
		for (const wrong of ["date_wonn", "group_by", "", null, 1, {}])
			assert.throws(() => parseFilterName(wrong), /^ViewError: filter must be one of user_id, status_id/);
	});

	it("is an order", () => {
		assert.equal(parseOrder("-value"), "-value");
		for (const wrong of [null, undefined, "none", "lead_name"])
			assert.throws(() => parseOrder(wrong), /order_by must be one of date_won/);
	});
});
