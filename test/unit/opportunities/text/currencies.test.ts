import assert from "node:assert/strict";
import fc from "fast-check";
import { Currencies } from "../../../../src/opportunities/text/currencies.ts";
import { formatMoney } from "../../../../src/opportunities/text/money.ts";

function value(value: number | null, value_formatted: string | null, value_currency: string | null = "USD") {
	return { value, value_formatted, value_currency };
}

function learned(...rows: readonly object[]): Currencies {
	const currencies = new Currencies();
	currencies.learn(rows);
	return currencies;
}

describe("What a session knows of its currencies", () => {
	it("takes ISO 4217's decimals while nothing is known, and two without a code", () => {
		const currencies = new Currencies();
		const scales = ["JPY", "KWD", "USD", undefined, null, "dollars"].map((code) => currencies.scaleOf(code));
		assert.deepEqual(scales, [0, 3, 2, 2, 2, 2]);
		assert.equal(currencies.currency, undefined);
	});

	it("learns how many digits are decimals from the server's own text", () => {
		assert.equal(learned(value(12_345, "¥12,345", "JPY")).scaleOf("JPY"), 0);
		assert.equal(learned(value(1_234_500, "¥12,345", "JPY")).scaleOf("JPY"), 2);
		assert.equal(learned(value(5_000, "$50 monthly")).scaleOf("USD"), 2);
		assert.equal(learned(value(50, "$50")).scaleOf("USD"), 0);
		assert.equal(learned(value(-1_234, "-1.234 ¥", "JPY")).scaleOf("JPY"), 0);
	});

	it("prefers ISO 4217's reading of a text that allows two, and else takes a lone sign for one that groups", () => {
		assert.equal(learned(value(92_000, "KWD 92.000", "KWD")).scaleOf("KWD"), 3);
		assert.equal(learned(value(92_000, "92,000 KWD", "KWD")).scaleOf("KWD"), 3);
		assert.equal(learned(value(92_000, "$92,000")).scaleOf("USD"), 0);
		assert.equal(learned(value(500, "5 KD", "KWD"), value(92_000, "92.000 KD", "KWD")).scaleOf("KWD"), 3);
	});

	it("keeps what a text told without a doubt where a later one allows it", () => {
		assert.equal(learned(value(500, "500 KD", "KWD"), value(92_000, "92.000 KD", "KWD")).scaleOf("KWD"), 0);
	});

	it("gives up what it knows for a later text that contradicts, and says so once", () => {
		const currencies = learned(value(1_234_500, "¥12,345", "JPY"));
		let changes = 0;
		currencies.onDidChange(() => {
			changes += 1;
		});
		currencies.learn([value(3_300, "¥33", "JPY")]);
		assert.deepEqual([currencies.scaleOf("JPY"), changes], [2, 0]);
		currencies.learn([value(300, "¥300", "JPY"), value(400, "¥400", "JPY")]);
		assert.deepEqual([currencies.scaleOf("JPY"), changes], [0, 1]);
	});

	it("passes over rows that tell nothing", () => {
		const silent = [value(null, ""), value(0, "$0"), value(500, null), value(500, "five dollars"), value(777, "$5")];
		const odd = [{ unreadable: "no id" }, { value: "5", value_formatted: 5, value_currency: {} }, value(1.5, "$1.5")];
		assert.equal(learned(...silent, ...odd).scaleOf("USD"), 2);
		assert.equal(learned(...silent, ...odd).currency, "USD");
	});

	it("learns each currency for itself, and several currencies as mixed", () => {
		const currencies = learned(value(500, "¥500", "JPY"), value(500, "$5"), value(92_000, "92.000 KWD", "KWD"));
		assert.deepEqual(
			["JPY", "USD", "KWD"].map((code) => currencies.scaleOf(code)),
			[0, 2, 3],
		);
		assert.equal(currencies.currency, "mixed");
		assert.equal(currencies.currencyOf(null), undefined);
		assert.equal(currencies.scaleOf("mixed"), 2);
		assert.equal(learned(value(500, "¥500", "JPY"), value(500, "₩500", "KRW")).scaleOf("mixed"), 0);
	});

	it("learns from sums, in the currency of the rows beside them", () => {
		const currencies = new Currencies();
		currencies.learn([value(null, "", "JPY")], [{ amount: 1_234_500, text: "¥12,345" }]);
		assert.equal(currencies.scaleOf("JPY"), 2);
		currencies.learn([], [{ amount: 300, text: "¥300" }]);
		assert.equal(currencies.scaleOf("JPY"), 0);
	});

	it("learns from sums without any row, and the currency where they name its code", () => {
		const yen = new Currencies();
		yen.learn([], [{ amount: 1_234_567, text: "¥1,234,567" }]);
		assert.deepEqual([yen.currency, yen.scaleOf(undefined)], [undefined, 0]);
		yen.learn([value(null, null, "XYZ")]);
		assert.equal(yen.scaleOf("XYZ"), 0, "the currency that the sum was in");
		const dinars = new Currencies();
		dinars.learn([], [{ amount: 92_000, text: "KWD 92.000" }]);
		assert.deepEqual([dinars.currency, dinars.scaleOf(undefined)], ["KWD", 3]);
	});

	it("reads a sum anew once its currency is known", () => {
		const currencies = new Currencies();
		currencies.learn([], [{ amount: 92_000, text: "92.000" }]);
		assert.equal(currencies.scaleOf(undefined), 0);
		currencies.learn([value(92_000, "92.000", "KWD")]);
		assert.equal(currencies.scaleOf("KWD"), 3);
	});

	it("learns nothing from sums of several currencies", () => {
		const currencies = learned(value(500, "¥500", "JPY"), value(500, "$5"));
		currencies.learn(
			[],
			[
				{ amount: 123_456, text: "$1,234.56" },
				{ amount: 500, text: "$500" },
			],
		);
		assert.deepEqual([currencies.scaleOf("JPY"), currencies.scaleOf("USD")], [0, 2]);
	});

	it("gives a sum a sign only if nothing known speaks for another", () => {
		const dollars = learned(value(500, "$5"));
		assert.equal(dollars.ofSum(undefined, false), "USD");
		assert.equal(dollars.ofSum("mixed", false), "mixed");
		const mixed = learned(value(500, "$5"), value(500, "5 €", "EUR"));
		assert.equal(mixed.ofSum("USD", false), "mixed");
		assert.equal(mixed.ofSum("USD", true), "USD");
		assert.equal(mixed.ofSum(undefined, true), "mixed");
		assert.equal(new Currencies().ofSum(undefined, false), undefined);
	});

	it("finds the scale that an amount was written with", () => {
		const amounts = fc.integer({ min: 1, max: 1e12 });
		fc.assert(
			fc.property(amounts, fc.constantFrom(0, 1, 2), (amount, scale) => {
				const text = formatMoney(amount, { locale: "en", currency: "USD", scale });
				assert.equal(learned(value(amount, text)).scaleOf("USD"), scale);
			}),
		);
	});

	it("takes no row's word for several currencies, and no endless one for a code", () => {
		const currencies = new Currencies();
		currencies.learn([
			{ value: 1200000, value_formatted: "$12,000", value_currency: "mixed" },
			{ value: 500, value_formatted: "$5", value_currency: "U".repeat(1_000_000) },
		]);
		assert.deepEqual([currencies.currency, currencies.scaleOf("mixed")], [undefined, 2]);
		currencies.learn([{ value_currency: "JPY" }]);
		assert.deepEqual([currencies.currency, currencies.scaleOf("mixed")], ["JPY", 0]);
	});

	it("learns the currency of a row from its text where that alone names it", () => {
		const currencies = new Currencies();
		currencies.learn([{ value: 92000, value_formatted: "KWD 92.000", value_currency: null }]);
		assert.deepEqual([currencies.currency, currencies.scaleOf("KWD")], ["KWD", 3]);
	});

	it("keeps what it knows of a currency, whatever rows without one say", () => {
		const currencies = new Currencies();
		currencies.learn([{ value: 120000, value_formatted: "$1,200", value_currency: "USD" }]);
		currencies.learn([{ value: 1200, value_formatted: "¥1,200", value_currency: null }]);
		assert.equal(currencies.scaleOf("USD"), 2);
	});

	it("keeps its memory small, whatever a server calls its currencies", () => {
		const rows = Array.from({ length: 5_000 }, (_, index) => value(500, "500", `C${index}`));
		assert.equal(learned(...rows).currency, "mixed");
		assert.equal(learned(...rows).scaleOf("C4999"), 2);
	});
});
