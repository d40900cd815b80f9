import assert from "node:assert/strict";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { CLEAR } from "../../../../src/opportunities/text/mask.ts";
import type { StatusParts } from "../../../../src/opportunities/totals/statusParts.ts";
import { groupPartsText } from "../../../../src/ui/tree/groupPartsText.ts";

const WORDING = {
	locale: "en",
	currency: "USD",
	amounts: new Currencies(),
	mask: CLEAR,
	groupBy: "date_won__quarter",
} as const;

const figures = (count: number, value: number, expected: number) => ({
	total_results: count,
	total_value_annualized: value,
	expected_value_annualized: expected,
});
const PARTS: StatusParts = {
	won: figures(12, 41_230_050, 1),
	open: figures(30, 200_000, 50_000),
	lost: figures(5, 100, 2),
};

describe("The parts in a hover", () => {
	it("are a line each, with what is expected of open ones alone", () => {
		assert.deepEqual(groupPartsText({ parts: PARTS, addsUp: true }, WORDING), [
			"Won: 12, $412,300.50 a year",
			"Open: 30, $2,000 a year, $500 expected a year",
			"Lost or other, planned for this period: 5, $1 a year",
		]);
	});

	it("have lost ones and others apart if these were read apart, and don't speak of periods by owner", () => {
		const parts = { ...PARTS, other: figures(1, 0, 0) };
		const lines = groupPartsText({ parts, addsUp: true }, { ...WORDING, groupBy: "user_id" });
		assert.deepEqual(lines.slice(2), ["Lost: 5, $1 a year", "Other status types: 1, $0 a year"]);
	});

	it("leave out what isn't known", () => {
		const parts = { ...PARTS, lost: {}, open: { total_results: 3 } };
		assert.deepEqual(groupPartsText({ parts, addsUp: true }, WORDING).slice(1), ["Open: 3"]);
	});

	it("say that they aren't available, or don't fit", () => {
		assert.deepEqual(groupPartsText(undefined, WORDING), []);
		assert.match(groupPartsText("notAvailable", WORDING).join(), /can't be shown separately/);
		assert.match(groupPartsText({ parts: PARTS, addsUp: false }, WORDING).at(-1) ?? "", /don't match/);
	});
});
