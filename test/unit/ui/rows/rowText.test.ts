import assert from "node:assert/strict";
import type { Group } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { opportunityText, opportunityTooltip } from "../../../../src/ui/rows/rowText.ts";
import { type GroupWording, groupText, groupTooltip, type ReadTimes } from "../../../../src/ui/tree/groupText.ts";
import { deal } from "../../opportunities/listing/fakeSource.ts";

const WORDING: GroupWording = {
	locale: "en",
	currency: "USD",
	amounts: new Currencies(),
	groupBy: "date_won__quarter",
	mask: CLEAR,
};

function group(part: Partial<Group> = {}): Group {
	return {
		id: "q",
		key: "q",
		fields: { year: 2026, quarter: 3 },
		size: 1234,
		aggregates: { total_results: 1234, total_value_annualized: 41_230_000, expected_value_annualized: 18_804_050 },
		rows: [],
		loading: false,
		error: undefined,
		...part,
	};
}

describe("the words of a row with values that nobody knows", () => {
	const odd = { ...deal(), lead_name: "Acme", date_won: "2026-03-01", value: 50_000, value_formatted: "$500" };

	it("leave out a confidence that there is none of, and take nothing for won, active or lost", () => {
		const row = { ...odd, confidence: null, status_type: null, value_period: null, status_label: "Demo" };
		assert.deepEqual(opportunityText(row, WORDING), {
			label: "Acme",
			description: "$500 · Demo",
			speech: "Acme, $500, status Demo",
		});
		assert.match(opportunityTooltip(row, WORDING), /^Won date: Mar 1, 2026$/m);
		assert.doesNotMatch(opportunityTooltip(row, WORDING), /Status type|Expected close|Won on/);
	});

	it("say a status type by its own name", () => {
		const row = { ...odd, status_type: "on_hold\u202e", status_label: "" };
		assert.match(opportunityText(row, WORDING).speech, /, on hold$/);
		assert.match(opportunityTooltip(row, WORDING), /^Status type: on hold$/m);
	});

	it("are cut between graphemes where a name goes on and on", () => {
		const { label } = opportunityText({ ...odd, lead_name: "👩‍👩‍👧‍👦".repeat(100_000) }, WORDING);
		assert.equal(label, `${"👩‍👩‍👧‍👦".repeat(200)}…`);
	});
});

describe("the words of a group row", () => {
	it("begin with the count, then the annualized total, then what is expected", () => {
		assert.deepEqual(groupText(group(), WORDING), {
			label: "2026 Q3",
			description: "1,234 · $412,300 · expected $188,040.50",
			speech: "2026 Q3, 1,234 opportunities, $412,300 a year, $188,040.50 a year expected",
		});
	});

	it("group digits as the locale does", () => {
		assert.equal(
			groupText(group(), { ...WORDING, locale: "de", currency: "EUR" }).description.split(" · ")[0],
			"1.234",
		);
	});

	it("leave out a figure that the answer lacks, rather than show 0", () => {
		assert.equal(groupText(group({ aggregates: {} }), WORDING).description, "1,234");
	});

	it("write amounts of mixed currencies without a sign", () => {
		assert.match(groupText(group(), { ...WORDING, currency: "mixed" }).description, /^1,234 · 412,300 · /);
	});

	it("say of figures that may still grow that they may be more, and of Close's own figures never", () => {
		const words = groupText(group({ size: 10 }), { ...WORDING, unfinished: "figures" });
		assert.equal(words.description, "10 or more · $412,300 or more · expected $188,040.50 or more");
		assert.match(words.speech, /, 10 or more opportunities, \$412,300 or more a year,/);
		const sized = groupText(group({ size: 10 }), { ...WORDING, unfinished: "sizes" });
		assert.equal(sized.description, "10 · $412,300 · expected $188,040.50");
		const unsized = group({ size: 10, aggregates: { total_value_annualized: 500 } });
		assert.equal(groupText(unsized, { ...WORDING, unfinished: "sizes" }).description, "10 or more · $5");
	});

	it("tell on hover that sums are of several currencies", () => {
		assert.match(groupTooltip(group(), { ...WORDING, currency: "mixed" }, true), /\nAmounts are in several currencies/);
		assert.doesNotMatch(groupTooltip(group(), WORDING, true), /currencies/);
	});

	it("write each amount with the decimals of its own currency", () => {
		const inYen = groupText(group(), { ...WORDING, currency: "JPY" });
		assert.match(inYen.description, / · ¥41,230,000 · /);
		const row = deal({ value: 92_000, value_currency: "KWD" });
		assert.match(opportunityText(row, WORDING).description, /^KWD\s92 · /);
	});

	it("say one opportunity in the singular", () => {
		assert.match(groupText(group({ size: 1 }), WORDING).speech, /, 1 opportunity,/);
	});

	it("tell on hover that won, active and lost are counted together, unless they are not", () => {
		assert.match(groupTooltip(group(), WORDING, false), /Includes won, active and lost opportunities/);
		assert.doesNotMatch(groupTooltip(group(), WORDING, true), /Includes won/);
	});

	it("say in the hover of when figures and rows are, apart where they differ", () => {
		const [asOf, rowsAsOf] = [new Date(2020, 0, 2, 10, 42), new Date(2020, 0, 2, 9, 5)].map(Number);
		const plain = (read: ReadTimes) => groupTooltip(group(), WORDING, true, read).replaceAll("\u202f", " ");
		assert.match(plain({ asOf, rowsAsOf }), /Figures as of Jan 2, 2020, 10:42 AM, rows as of Jan 2, 2020, 9:05 AM/);
		assert.match(plain({ asOf, rowsAsOf: asOf }), /^As of Jan 2, 2020, 10:42 AM$/m);
	});
});

describe("the words of an opportunity row", () => {
	it("are the lead's name, then value, confidence and status", () => {
		const row = deal({
			lead_name: "Acme Corp",
			value: 12_000_00,
			value_period: "monthly",
			value_formatted: "$12,000 monthly",
			confidence: 100,
			status_label: "Won",
		});
		const words = opportunityText(row, WORDING);
		assert.equal(words.label, "Acme Corp");
		assert.equal(words.description, "$12,000/mo · 100% · Won");
		assert.equal(words.speech, "Acme Corp, $12,000 a month, confidence 100%, status Won, won");
	});

	it("fall back on the lead's id, and say when there is no value", () => {
		const words = opportunityText(deal({ lead_name: null, lead_id: "lead_7", value: null, confidence: 5 }), WORDING);
		assert.equal(words.label, "lead_7");
		assert.equal(words.description, "No value · 5% · Won");
	});

	it("mark a stalled one, also for those who listen", () => {
		const words = opportunityText(deal({ is_stalled: true, status_type: "active", status_label: "Demo" }), WORDING);
		assert.match(words.description, / · Demo · stalled$/);
		assert.match(words.speech, /, active, stalled$/);
	});

	it("keep hostile text on one line and harmless to what follows", () => {
		const words = opportunityText(deal({ lead_name: "Evil\n\u202eCorp", value_formatted: "$1" }), WORDING);
		assert.equal(words.label, "Evil Corp");
	});

	it("tell on hover whether the date is a win or an expected close", () => {
		const won = opportunityTooltip(deal({ status_type: "won", date_won: "2026-03-01" }), WORDING);
		const open = opportunityTooltip(deal({ status_type: "active", date_won: "2026-03-01" }), WORDING);
		assert.match(won, /\nWon on Mar 1, 2026\n/);
		assert.match(open, /\nExpected close: Mar 1, 2026\n/);
		assert.match(
			opportunityTooltip(deal({ date_won: null, user_id: null, user_name: null }), WORDING),
			/\nNo owner\nNo won date\n/,
		);
	});
});

describe("hidden amounts", () => {
	const hidden: GroupWording = { ...WORDING, mask: HIDDEN };
	const row = deal({ lead_name: "Acme Corp", value: 12_000_00, value_formatted: "$12,000", user_name: "Ada Byron" });

	it("leave neither amount nor name in a row, its hover and what is spoken", () => {
		const { label, description, speech } = opportunityText(row, hidden);
		const texts = [label, description, speech, opportunityTooltip(row, hidden)].join("\n");
		assert.doesNotMatch(texts, /Acme|12,000|Ada/);
		assert.match(description, /^••• · /);
	});

	it("leave the counts and the period of a group, and no sum and no owner", () => {
		const { label, description, speech } = groupText(group(), hidden);
		assert.equal(label, "2026 Q3");
		assert.equal(description, "1,234 · ••• · expected •••");
		assert.doesNotMatch(speech + groupTooltip(group(), hidden, true), /412,300|188,040/);
		const owner = group({ fields: { user_id: "user_1", user_name: "Ada Byron" } });
		assert.doesNotMatch(groupText(owner, { ...hidden, groupBy: "user_id" }).label, /Ada/);
	});
});
