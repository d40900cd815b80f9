import assert from "node:assert/strict";
import { inLocale } from "../../../../src/close/base/inLocale.ts";

describe("A locale for Intl", () => {
	const digits = {
		day: "numeric",
		month: "numeric",
		year: "numeric",
		timeZone: "UTC",
		numberingSystem: "latn",
	} as const;
	const day = (locale: string) =>
		inLocale(locale, (one) => new Intl.DateTimeFormat(one, digits)).format(Date.UTC(2026, 10, 28));

	for (const [locale, written] of [
		["en", "11/28/2026"],
		["pt-br", "28/11/2026"],
		["fa", "2026/11/28"],
		["ps", "2026-11-28"],
		["th", "28/11/2026"],
		["ar-SA", "28‏/11‏/2026"],
		["ja-u-ca-japanese", "2026/11/28"],
	] as const)
		it(`writes the years of Close in ${locale}`, () => {
			assert.equal(day(locale).replace(/ (?:AD|م\.?)$/, ""), written);
		});

	for (const locale of ["no locale", "", "qps-ploc", "xx", "x"])
		it(`is English, not the computer's, for ${JSON.stringify(locale)}`, () => {
			assert.match(
				inLocale(locale, (one) => one),
				/^en\b/,
			);
		});
});
