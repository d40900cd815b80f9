import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays } from "../../../../src/opportunities/time/calendar.ts";
import { beginsDay, dayExample, dayFromText, fullDayText } from "../../../../src/opportunities/time/typedDay.ts";

const LOCALES = [
	...["en", "en-US", "en-GB", "en-CA", "de", "fr", "es", "it", "pt-br", "nl", "sv", "da", "nb", "fi", "pl", "cs", "sk"],
	...["hu", "ro", "ru", "uk", "bg", "tr", "el", "he", "lt", "lv", "et", "eu", "ca", "vi", "id", "ja", "ko"],
	...["zh-cn", "zh-tw", "fa", "ar", "ar-EG", "hi", "bn", "mr", "ne"],
] as const;
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
	{ dateStyle: "short" },
	{ dateStyle: "medium" },
	{ dateStyle: "long" },
	{ dateStyle: "full" },
	{ year: "numeric", month: "numeric", day: "numeric" },
];

/** A day as the language writes it, with the years of Close. */
function written(day: string, locale: string, form: Intl.DateTimeFormatOptions): string {
	return new Intl.DateTimeFormat(locale, { ...form, calendar: "gregory", timeZone: "UTC" }).format(new Date(day));
}

describe("A day as a person types it", () => {
	it("is understood in every form in which the language writes days", () => {
		const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays("2000-01-01", days));
		fc.assert(
			fc.property(fc.constantFrom(...LOCALES), fc.constantFrom(...FORMS), day, (locale, form, expected) => {
				const text = written(expected, locale, form);
				assert.equal(dayFromText(text, locale), expected, `${locale}: ${text}`);
				const loud = text.toLocaleUpperCase(locale);
				assert.equal(dayFromText(loud, locale), expected, `${locale}: ${loud}`);
			}),
		);
	});

	it("is understood with the weekday cut short, even if a month has the same short name", () => {
		const form: Intl.DateTimeFormatOptions = { weekday: "short", year: "numeric", month: "short", day: "numeric" };
		const day = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays("2000-01-01", days));
		// Vietnamese numbers its weekdays.
		const locales = LOCALES.filter((locale) => locale !== "vi");
		fc.assert(
			fc.property(fc.constantFrom(...locales), day, (locale, expected) => {
				const text = written(expected, locale, form);
				assert.equal(dayFromText(text, locale), expected, `${locale}: ${text}`);
			}),
		);
		assert.equal(dayFromText("Fri, Jan 30, 2026", "en"), "2026-01-30");
		assert.equal(dayFromText("mar, 3 mar 2026", "es"), "2026-03-03");
		assert.equal(dayFromText("mar, 6 ene 2026", "es"), "2026-01-06");
	});

	it("is understood with either short name of September in English", () => {
		for (const locale of ["en", "en-GB"])
			for (const text of ["Sept 3, 2026", "3 Sep 2026", "Thu, Sept 3, 2026"])
				assert.equal(dayFromText(text, locale), "2026-09-03", `${locale}: ${text}`);
		assert.equal(dayFromText("Sept 3, 2026", "it"), undefined);
	});

	it("is understood as year, month and day with hyphens in every language, with or without zeros", () => {
		for (const locale of LOCALES) assert.equal(dayFromText(" 2026-1-5 ", locale), "2026-01-05", locale);
		assert.equal(dayFromText("2026-2-30", "en"), undefined);
	});

	it("has a whole year if the month has its name, since both numbers may be the day", () => {
		for (const text of ["26 Jan 31", "Jan 31, 26", "31 Jan 26"]) {
			assert.equal(dayFromText(text, "en"), undefined, text);
			assert.ok(beginsDay(text, "en"), text);
		}
		assert.equal(dayFromText("26. Januar 31", "de"), undefined);
		assert.equal(dayFromText("31.1.26", "de"), "2026-01-31");
	});

	it("follows the order and the signs of the language", () => {
		assert.equal(dayFromText("3/4/2026", "en"), "2026-03-04");
		assert.equal(dayFromText("3/4/2026", "en-GB"), "2026-04-03");
		assert.equal(dayFromText("3.4.2026", "de"), "2026-04-03");
		assert.equal(dayFromText(" 3.4.26 ", "de"), "2026-04-03");
		assert.equal(dayFromText("3 January 2026", "en"), "2026-01-03");
		assert.equal(dayFromText("jan 3 2026", "en"), "2026-01-03");
		assert.equal(dayFromText("3. Januar 2026", "de"), "2026-01-03");
		assert.equal(dayFromText("2026/1/31", "en"), "2026-01-31");
		assert.equal(dayFromText("2026-01-31", "de"), "2026-01-31");
	});

	it("isn't guessed", () => {
		for (const text of [
			...["", "31/1/2026", "3.4.2026", "2/30/2026", "1/31", "1/31/202", "1/31/02026", "1/31/2026/5", "0/1/2026"],
			...["Jan 2026", "Jan Feb 2026", "Feb 30, 2026", "Jan 31, 2026 or later", "January", "Januar 3, 2026"],
			...["in 3 days of 2026", "1/31/2026T09:30", "-1/31/2026"],
		])
			assert.equal(dayFromText(text, "en"), undefined, text);
	});

	it("has the year of Close where the language has another calendar, too, whose years are refused", () => {
		assert.equal(dayFromText("31/1/2026", "th"), "2026-01-31");
		assert.equal(dayFromText("31/1/2569", "th"), undefined);
		assert.equal(dayFromText("1404/11/11", "fa"), undefined);
		assert.equal(dayFromText("2026-01-31", "th"), "2026-01-31");
		assert.equal(dayExample("2026-01-31", "th"), "31/1/2026");
		assert.match(fullDayText("2026-01-31", "th"), /2026$/);
	});

	it("isn't guessed where two months share the first word of their short names", () => {
		assert.equal(dayFromText("1 มกราคม 2026", "th"), "2026-01-01");
		for (const text of ["1 พ.ค. 2026", "1 พ.ย. 2026", "อ. 1 พ.ค. 2029", "1 ก.พ. 2026"])
			assert.equal(dayFromText(text, "th"), undefined, text);
	});

	it("may have the digits of the language, or Latin ones", () => {
		for (const text of ["۲۰۲۶/۱/۳۱", "2026/1/31", "۲۰۲۶-۰۱-۳۱", "٢٠٢٦/١/٣١"])
			assert.equal(dayFromText(text, "fa"), "2026-01-31", text);
		assert.ok(beginsDay("۲۰۲۶-۰", "fa"));
		assert.equal(dayExample("2026-01-31", "fa"), "۲۰۲۶/۱/۳۱");
	});

	it("is begun at each step on the way", () => {
		for (const text of ["1/31/2026", "Jan 31, 2026", "2026/1/31", "Fri, Jan 30, 2026", "Sept 3, 2026", "2026-1-5"])
			for (let length = 1; length < text.length; length++) {
				const typed = text.slice(0, length);
				assert.ok(dayFromText(typed, "en") !== undefined || beginsDay(typed, "en"), typed);
			}
		for (const text of ["Jim", "3.4", "1/31/2026/", "soon", "31/1/2026"])
			assert.equal(beginsDay(text, "en"), false, text);
	});

	it("has an example in the language, unless that is the same", () => {
		assert.equal(dayExample("2026-01-31", "en"), "1/31/2026");
		assert.equal(dayExample("2026-01-31", "de"), "31.1.2026");
		assert.equal(dayExample("2026-01-31", "sv"), undefined);
	});

	it("is told in full, so that day and month can't be confused", () => {
		assert.equal(fullDayText("2026-03-04", "en"), "Wednesday, March 4, 2026");
		assert.equal(fullDayText("2026-03-04", "en-GB"), "Wednesday, 4 March 2026");
	});

	it("is read in English if the language isn't known", () => {
		assert.equal(dayFromText("1/31/2026", "no such language"), "2026-01-31");
	});
});
