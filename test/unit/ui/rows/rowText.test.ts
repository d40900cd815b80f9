import assert from "node:assert/strict";
import type { Group } from "../../../../src/opportunities/listing/listingState.ts";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR, HIDDEN } from "../../../../src/opportunities/text/mask.ts";
import { opportunityTooltip } from "../../../../src/ui/rows/opportunityHover.ts";
import { opportunityText } from "../../../../src/ui/rows/opportunityText.ts";
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
		assert.match(opportunityTooltip(row, WORDING), /^Close date: Mar 1, 2026$/m);
		assert.doesNotMatch(opportunityTooltip(row, WORDING), /Status type|Won on/);
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
			description: "1,234 · $412,300 · $188,041 exp.",
			speech: "2026 Q3, 1,234 opportunities, $412,300 a year, $188,040.50 expected a year",
		});
	});

	it("are compact from a million on, with all digits in what is spoken and in the hover", () => {
		const aggregates = { total_value_annualized: 5_221_934_520, expected_value_annualized: 1_390_000_000 };
		const large = group({ size: 88, aggregates });
		const { description, speech } = groupText(large, WORDING);
		assert.equal(description, "88 · $52.2M · $13.9M exp.");
		assert.match(speech, /, 88 opportunities, \$52,219,345.20 a year, \$13,900,000 expected a year$/);
		assert.match(
			groupTooltip(large, WORDING, true),
			/^2026 Q3\n88 opportunities\n\$52,219,345.20 a year\n\$13,900,000 expected a year\n/,
		);
	});

	it("have in their hover the id of an owner without a name, and of no other", () => {
		const hover = (user_name: string | null, mask = CLEAR) =>
			groupTooltip(
				group({ fields: { user_id: "user_7Xy9Z", user_name } }),
				{ ...WORDING, groupBy: "user_id", mask },
				true,
			);
		assert.match(hover(null), /^Unnamed owner …Xy9Z\n[\s\S]*\nOwner ID: user_7Xy9Z$/);
		assert.doesNotMatch(hover("Ada Byron"), /user_7Xy9Z/);
		assert.doesNotMatch(hover(null, HIDDEN), /Xy9Z/);
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
		assert.equal(words.description, "10 or more · $412,300 or more · $188,041 exp. or more");
		assert.match(words.speech, /, 10 or more opportunities, \$412,300 or more a year,/);
		const sized = groupText(group({ size: 10 }), { ...WORDING, unfinished: "sizes" });
		assert.equal(sized.description, "10 · $412,300 · $188,041 exp.");
		const unsized = group({ size: 10, aggregates: { total_value_annualized: 500 } });
		assert.equal(groupText(unsized, { ...WORDING, unfinished: "sizes" }).description, "10 or more · $5");
	});

	it("tell on hover that sums are of several currencies", () => {
		assert.match(groupTooltip(group(), { ...WORDING, currency: "mixed" }, true), /\nAmounts are in several currencies/);
		assert.doesNotMatch(groupTooltip(group(), WORDING, true), /currencies/);
	});

	it("write each amount with the decimals of its own currency", () => {
		const inYen = groupText(group(), { ...WORDING, currency: "JPY" });
		assert.match(inYen.description, / · ¥41.2M · /);
		const row = deal({ value: 92_000, value_currency: "KWD" });
		assert.match(opportunityText(row, WORDING).description, /^KWD\s92 · /);
	});

	it("say one opportunity in the singular", () => {
		assert.match(groupText(group({ size: 1 }), WORDING).speech, /, 1 opportunity,/);
	});

	it("tell on hover that won, active and lost are counted together, unless they are not", () => {
		assert.match(groupTooltip(group(), WORDING, false), /Includes won, open, and lost opportunities/);
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
	it("are the lead's name, then value, status, and the confidence of an open one", () => {
		const row = deal({
			lead_name: "Acme Corp",
			value: 12_000_00,
			value_period: "monthly",
			value_formatted: "$12,000 monthly",
			confidence: 75,
			status_label: "Proposal",
			status_type: "active",
		});
		const words = opportunityText(row, WORDING);
		assert.equal(words.label, "Acme Corp");
		assert.equal(words.description, "$12,000/mo · Proposal · 75%");
		assert.equal(words.speech, "Acme Corp, $12,000 a month, status Proposal, open, confidence 75%");
	});

	it("have a value compact from a million on, with all digits in what is spoken and in the hover", () => {
		const row = deal({ value: 12_345_678_912, value_period: "monthly", status_label: "Demo" });
		const words = opportunityText(row, WORDING);
		assert.match(words.description, /^\$123\.5M\/mo · Demo/);
		assert.match(words.speech, /, \$123,456,789\.12 a month, /);
		assert.match(opportunityTooltip(row, WORDING), /\n\$123,456,789\.12\/mo · Demo/);
		assert.match(opportunityText(deal({ value: 99_999_912 }), WORDING).description, /^\$999,999\.12 · /);
	});

	it("leave out the confidence of what is won or lost", () => {
		for (const status_type of ["won", "lost"] as const) {
			const words = opportunityText(deal({ value: 500, confidence: 100, status_type, status_label: "Done" }), WORDING);
			assert.equal(words.description, "$5 · Done");
			assert.doesNotMatch(words.speech, /confidence/);
		}
	});

	it("tell a lead without a name by the end of its id, which is in the hover, and say when there is no value", () => {
		const row = deal({ lead_name: null, lead_id: "lead_7Xy9Z", value: null });
		const words = opportunityText(row, WORDING);
		assert.equal(words.label, "Unnamed lead …Xy9Z");
		assert.equal(words.description, "No value · Won");
		assert.match(opportunityTooltip(row, WORDING), /\nLead ID: lead_7Xy9Z$/m);
		assert.doesNotMatch(opportunityTooltip(deal({ lead_name: "Acme", lead_id: "lead_7Xy9Z" }), WORDING), /Xy9Z/);
		assert.doesNotMatch(opportunityTooltip(row, { ...WORDING, mask: HIDDEN }), /Xy9Z/);
	});

	it("tell an owner without a name by the end of the id, in the hover alone", () => {
		const row = deal({ user_id: "user_7Xy9Z", user_name: null });
		assert.match(opportunityTooltip(row, WORDING), /\nOwner: Unnamed owner …Xy9Z\n[\s\S]*\nOwner ID: user_7Xy9Z$/);
		assert.doesNotMatch(opportunityTooltip(row, { ...WORDING, mask: HIDDEN }), /Xy9Z/);
	});

	it("mark a stalled one, also for those who listen", () => {
		const words = opportunityText(deal({ is_stalled: true, status_type: "active", status_label: "Demo" }), WORDING);
		assert.match(words.description, / · Demo · 50% · stalled$/);
		assert.match(words.speech, /, open, confidence 50%, stalled$/);
	});

	it("keep hostile text on one line and harmless to what follows", () => {
		const words = opportunityText(deal({ lead_name: "Evil\n\u202eCorp", value_formatted: "$1" }), WORDING);
		assert.equal(words.label, "Evil Corp");
	});

	it("tell on hover whether the date is a win or a close date", () => {
		const won = opportunityTooltip(deal({ status_type: "won", date_won: "2026-03-01" }), WORDING);
		const open = opportunityTooltip(deal({ status_type: "active", date_won: "2026-03-01" }), WORDING);
		assert.match(won, /\nWon on Mar 1, 2026\n/);
		assert.match(open, /\nClose date: Mar 1, 2026\n/);
		assert.match(
			opportunityTooltip(deal({ date_won: null, user_id: null, user_name: null }), WORDING),
			/\nNo owner\nNo won date\n/,
		);
		assert.match(opportunityTooltip(deal({ date_won: null, status_type: "active" }), WORDING), /\nNo close date\n/);
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
		assert.equal(description, "1,234 · ••• · ••• exp.");
		assert.doesNotMatch(speech + groupTooltip(group(), hidden, true), /412,300|188,040/);
		const owner = group({ fields: { user_id: "user_1", user_name: "Ada Byron" } });
		assert.doesNotMatch(groupText(owner, { ...hidden, groupBy: "user_id" }).label, /Ada/);
	});
});
