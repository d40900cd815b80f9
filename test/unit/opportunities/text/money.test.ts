import assert from "node:assert/strict";
import fc from "fast-check";
import {
	decimalsOf,
	formatCompact,
	formatCount,
	formatForRow,
	formatMoney,
	formatRoughly,
} from "../../../../src/opportunities/text/money.ts";

const dollars = { locale: "en", currency: "USD" };

describe("formatForRow", () => {
	it("leaves out decimals, and is compact from a million units on", () => {
		assert.equal(formatForRow(18_804_050, dollars), "$188,041");
		assert.equal(formatForRow(99_999_900, dollars), "$999,999");
		assert.equal(formatForRow(100_000_000, dollars), "$1M");
		assert.equal(formatForRow(5_221_934_520, dollars), "$52.2M");
		assert.equal(formatForRow(12_345_678_900, dollars), "$123.5M");
		assert.equal(formatForRow(-123_456_700, dollars), "-$1.2M");
		assert.equal(formatForRow(-30, dollars), "$0");
	});

	it("counts the million in units of the currency, whatever its decimals", () => {
		assert.equal(formatForRow(999_999, { locale: "en", currency: "JPY" }), "¥999,999");
		assert.equal(formatForRow(41_230_000, { locale: "en", currency: "JPY" }), "¥41.2M");
		assert.equal(formatForRow(1_000_000_000, { locale: "en", currency: "KWD" }), "KWD\u00a01M");
	});

	it("follows the locale, and has no sign where several currencies are added", () => {
		assert.equal(formatForRow(5_221_934_520, { locale: "de", currency: "EUR" }), "52,2\u00a0Mio.\u00a0€");
		assert.equal(formatForRow(5_221_934_520, { locale: "en", currency: "mixed" }), "52.2M");
	});
});

describe("formatMoney", () => {
	it("writes amounts as Close does, decimals only where they are not zero", () => {
		assert.equal(formatMoney(6_389_000, dollars), "$63,890");
		assert.equal(formatMoney(1_720_351_520, dollars), "$17,203,515.20");
		assert.equal(formatMoney(5, dollars), "$0.05");
		assert.equal(formatMoney(0, dollars), "$0");
		assert.equal(formatMoney(-0, dollars), "$0");
		assert.equal(formatMoney(-150, dollars), "-$1.50");
	});

	it("uses the currency of the data and the customs of the locale", () => {
		assert.equal(formatMoney(500, { locale: "en", currency: "GBP" }), "£5");
		assert.equal(formatMoney(123_450, { locale: "de", currency: "EUR" }), "1.234,50\u00a0€");
		assert.equal(formatMoney(12_345, { locale: "en", currency: "JPY", scale: 0 }), "¥12,345");
		assert.equal(formatMoney(12_345, { locale: "en", currency: "JPY" }), "¥12,345");
		assert.equal(formatMoney(92_000, { locale: "en", currency: "KWD" }), "KWD\u00a092");
		assert.equal(formatMoney(12_345, { locale: "en", currency: "JPY", scale: 2 }), "¥123.45");
	});

	it("writes plain numbers where no currency is known or several are", () => {
		for (const currency of [undefined, "mixed", "", "12", "dollars", "US\u202e"])
			assert.equal(formatMoney(6_389_001, { locale: "en", currency }), "63,890.01");
	});

	it("lets every digit survive", () => {
		fc.assert(
			fc.property(fc.maxSafeInteger(), fc.integer({ min: 0, max: 3 }), (amount, scale) => {
				const [whole = "", decimals = ""] = formatMoney(amount, { ...dollars, scale })
					.replace(/[$,]/g, "")
					.split(".");
				assert.equal(BigInt(whole.replace("-", "") + decimals.padEnd(scale, "0")), BigInt(Math.abs(amount)));
				assert.equal(whole.startsWith("-"), amount < 0);
				assert.ok(decimals === "" || /[1-9]/.test(decimals));
			}),
		);
	});

	it("never throws, whatever the currency, the locale and the amount", () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), fc.double(), (currency, locale, amount) => {
				assert.notEqual(formatMoney(amount, { locale, currency }), "");
			}),
		);
	});

	it("writes decimals that are zero where it is asked to", () => {
		const always = { ...dollars, decimals: "always" } as const;
		assert.equal(formatMoney(87_739_300, always), "$877,393.00");
		assert.equal(formatMoney(149_790_661, always), "$1,497,906.61");
		assert.equal(formatMoney(0, always), "$0.00");
		assert.equal(formatMoney(12_345, { ...always, currency: "JPY", scale: 0 }), "¥12,345");
		assert.equal(formatMoney(87_739_300, dollars), "$877,393");
	});

	it("writes sums that are no whole cents to the nearest cent", () => {
		assert.equal(formatMoney(1234.6, dollars), "$12.35");
	});
});

describe("formatRoughly", () => {
	it("leaves decimals out from a thousand on, in either direction, and keeps them below", () => {
		assert.equal(formatRoughly(87_739_349, dollars), "$877,393");
		assert.equal(formatRoughly(100_050, dollars), "$1,001");
		assert.equal(formatRoughly(-100_000, dollars), "-$1,000");
		assert.equal(formatRoughly(99_999, dollars), "$999.99");
		assert.equal(formatRoughly(-52_350, dollars), "-$523.50");
		assert.equal(formatRoughly(50_000, dollars), "$500");
		assert.equal(formatRoughly(5, dollars), "$0.05");
		assert.equal(formatRoughly(1_234_567, { locale: "en", currency: "KWD" }), "KWD\u00a01,235");
		assert.equal(formatRoughly(1_234, { locale: "en", currency: "JPY" }), "¥1,234");
	});
});

describe("formatCompact", () => {
	it("has all digits but no decimals where the language doesn't abbreviate", () => {
		assert.equal(formatCompact(30_617_810, { locale: "de", currency: "EUR" }), "306.178\u00a0€");
		assert.equal(formatCompact(52_350, { locale: "de", currency: "EUR" }), "523,50\u00a0€");
		for (const [locale, text] of [
			["es", /^306,2\smil\s€$/],
			["fr", /^306,2\sk\s€$/],
			["pt-br", /^€\s306,2\smil$/],
			["ja", /^€30\.6万$/],
		] as const)
			assert.match(formatCompact(30_617_810, { locale, currency: "EUR" }), text);
	});

	it("shortens amounts as the locale does, to one decimal at most", () => {
		assert.equal(formatCompact(5_221_039_900, dollars), "$52.2M");
		assert.equal(formatCompact(100_000_000, dollars), "$1M");
		assert.equal(formatCompact(-123_456_700, dollars), "-$1.2M");
		assert.equal(formatCompact(123_456, dollars), "$1.2K");
		assert.equal(formatCompact(0, dollars), "$0");
		assert.equal(formatCompact(5_221_039_900, { locale: "de", currency: "EUR" }), "52,2\u00a0Mio.\u00a0€");
		assert.equal(formatCompact(52_210_399, { locale: "en", currency: "mixed", scale: 0 }), "52.2M");
	});
});

describe("decimalsOf", () => {
	it("asks for decimals where any amount has some", () => {
		assert.equal(decimalsOf([]), "asNeeded");
		assert.equal(decimalsOf([87_739_300, 0, -500]), "asNeeded");
		assert.equal(decimalsOf([87_739_300, 149_790_661]), "always");
		assert.equal(decimalsOf([-101]), "always");
		assert.equal(decimalsOf([12_345], 0), "asNeeded");
	});

	it("lets all amounts end in equally many decimals", () => {
		fc.assert(
			fc.property(fc.array(fc.maxSafeInteger(), { minLength: 1 }), fc.integer({ min: 0, max: 3 }), (amounts, scale) => {
				const format = { ...dollars, scale, decimals: decimalsOf(amounts, scale) };
				const lengths = amounts.map((amount) => formatMoney(amount, format).split(".")[1]?.length);
				assert.equal(new Set(lengths).size, 1);
			}),
		);
	});
});

describe("formatCount", () => {
	it("groups digits as the locale does", () => {
		assert.equal(formatCount(104_122, "en"), "104,122");
		assert.equal(formatCount(104_122, "de"), "104.122");
		assert.equal(formatCount(1, "not a locale"), "1");
	});
});
