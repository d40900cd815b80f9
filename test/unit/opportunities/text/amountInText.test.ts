import assert from "node:assert/strict";
import fc from "fast-check";
import { currencySaid, scalesSaid } from "../../../../src/opportunities/text/amountInText.ts";
import { formatMoney } from "../../../../src/opportunities/text/money.ts";

describe("scalesSaid", () => {
	const cases: readonly (readonly [amount: number, text: string, scales: readonly number[]])[] = [
		[1_234_567, "¥1,234,567", [0]],
		[1_234_500, "¥12,345", [2]],
		[-1_234, "-1.234 ¥", [0, 3]],
		[5_000, "$50 monthly", [2]],
		[1_720_351_520, "$17,203,515.20", [2]],
		[92_000, "KWD 92.000", [0, 3]],
		[92_000, "92,000 KWD", [0, 3]],
		[92_500, "KWD 92.5", [3]],
		[1_234_500, "KWD 1,234.500", [3]],
		[1_234_500, "1.234,500 KWD", [3]],
		[123_456, "1.234,56 €", [2]],
		[123_456, "1\u202f234,56 €", [2]],
		[123_456, "1\u00a0234,56\u00a0€", [2]],
		[123_450, "1,234.50", [2]],
		[123_450, "CHF 1’234.50", [2]],
		[123_450, "CHF 1'234.50", [2]],
		[123_456_750, "₹12,34,567.50", [2]],
		[123_450, "١٬٢٣٤٫٥٠ ر.س", [2]],
		[123_450, "۱٬۲۳۴٫۵۰", [2]],
		[1_234_567, "¥１,２３４,５６７", [0]],
		[5, "$0.05", [2]],
		[123_450, "($1,234.50)", [2]],
		[50, "$0.50", [2]],
		[12_345, "UF 1.2345", [4]],
	];
	for (const [amount, text, scales] of cases)
		it(`takes ${amount} written as ${text} for one with ${scales.join(" or ")} decimals`, () => {
			assert.deepEqual(scalesSaid(amount, text), scales);
		});

	it("says nothing where text and amount have nothing to do with each other, or tell nothing", () => {
		const none: readonly (readonly [number, string])[] = [
			...([
				[777, "$5"],
				[500, "five dollars"],
				[500, ""],
				[0, "$0"],
				[0, ""],
				[500, "$0"],
			] as const),
			...([
				[123.5, "$1.24"],
				[1e300, "$1"],
				[1_200_000, "$1.2M"],
				[500, `$5${" ".repeat(100)}`],
			] as const),
			...([
				[12_000, "¥12K"],
				[12_000, "12 k"],
				[120_000, "12万"],
			] as const),
			...([
				[500, "5,5,5"],
				[1_234, "12,3"],
			] as const),
		];
		for (const [amount, text] of none) assert.deepEqual(scalesSaid(amount, text), [], text);
	});

	it("finds the decimals that an amount was written with, in any locale", () => {
		const locale = fc.constantFrom(
			"en",
			"de",
			"fr",
			"de-CH",
			"en-IN",
			"hi-IN",
			"ar-EG",
			"fa",
			"sv",
			"pl",
			"pt-BR",
			"ja",
		);
		const currency = fc.constantFrom("USD", "EUR", "JPY", "KWD", "CLF", undefined);
		const amounts = fc.integer({ min: 1, max: 1e12 });
		fc.assert(
			fc.property(amounts, fc.integer({ min: 0, max: 4 }), locale, currency, (amount, scale, locale, currency) => {
				const said = scalesSaid(amount, formatMoney(amount, { locale, currency, scale }));
				assert.ok(said.includes(scale), `${formatMoney(amount, { locale, currency, scale })}: ${said}`);
			}),
		);
	});

	it("never throws, whatever the text", () => {
		fc.assert(fc.property(fc.double(), fc.string({ maxLength: 40 }), (amount, text) => void scalesSaid(amount, text)));
	});
});

describe("currencySaid", () => {
	it("is a code that stands by itself, never one that a sign may mean", () => {
		assert.equal(currencySaid("KWD 92.000"), "KWD");
		assert.equal(currencySaid("92,000 KWD"), "KWD");
		assert.equal(currencySaid("KWD92"), "KWD");
		for (const text of ["$5", "¥1,234", "THEKWD 5", "ABC 5", "monthly", "CA$5", ""])
			assert.equal(currencySaid(text), undefined);
	});
});
