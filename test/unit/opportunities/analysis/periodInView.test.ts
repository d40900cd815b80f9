import assert from "node:assert/strict";
import fc from "fast-check";
import {
	boundsOf,
	type PeriodForms,
	type PeriodInView,
	periodBefore,
	periodFromId,
	periodInView,
	periodYearBefore,
} from "../../../../src/opportunities/analysis/periodInView.ts";
import { addDays, partsOf } from "../../../../src/opportunities/time/calendar.ts";
import { isDay } from "../../../../src/opportunities/time/isoDates.ts";
import { type DateBounds, NAMED_PERIODS, type NamedPeriod } from "../../../../src/opportunities/time/periods.ts";
import { inZone } from "../../timeZones.ts";
import { likelyDay } from "../view/viewArbitrary.ts";

const CALENDAR: PeriodForms = { startMonth: 1, locale: "en" };
const FROM_FEBRUARY: PeriodForms = { startMonth: 2, locale: "en" };
const FROM_APRIL: PeriodForms = { startMonth: 4, locale: "en" };

/** Wednesday, in week 46 of 2026. */
const NOW = new Date(2026, 10, 11, 15, 30);

function inView(date_won?: NamedPeriod | DateBounds, forms = CALENDAR, now = NOW): PeriodInView {
	return periodInView({ filters: date_won === undefined ? {} : { date_won } }, now, forms);
}

const daysOf = (one: PeriodInView | undefined) => one && [one.period.gte, one.period.lt];

describe("The period in view", () => {
	it("is the current quarter for a View without a date", () => {
		const { period, id, label } = inView();
		assert.deepEqual(period, { gte: "2026-10-01", lt: "2027-01-01" });
		assert.equal(id, "2026-Q4");
		assert.equal(label, "2026 Q4");
	});

	it("is the current quarter of the fiscal year", () => {
		const { period, id, label } = inView(undefined, FROM_FEBRUARY);
		assert.deepEqual(period, { gte: "2026-11-01", lt: "2027-02-01" });
		assert.equal(id, "FY27-Q4");
		assert.equal(label, "FY27 Q4");
	});

	it("is another quarter a few hours away in another zone", () => {
		const now = new Date("2026-09-30T22:30:00Z");
		inZone("Europe/Berlin", () => assert.equal(inView(undefined, CALENDAR, now).id, "2026-Q4"));
		inZone("America/New_York", () => assert.equal(inView(undefined, CALENDAR, now).id, "2026-Q3"));
	});

	const named: readonly (readonly [NamedPeriod, string, string])[] = [
		["this_quarter", "2026-Q4", "2026 Q4"],
		["last_year", "2025", "2025"],
		["next_month", "2026-12", "2026 Dec"],
		["this_week", "2026-11-09..2026-11-15", "2026 W46 · Nov 9 – 15"],
		["last_30_days", "2026-10-13..2026-11-11", "Last 30 days"],
		["this_year_to_date", "2026-01-01..2026-11-11", "This year to date"],
		["today", "2026-11-11..2026-11-11", "Today"],
	];
	for (const [name, id, label] of named)
		it(`has an id and a label for ${name}`, () => {
			const found = inView(name);
			assert.equal(found.id, id);
			assert.equal(found.label, label);
			assert.notEqual(found.span, undefined);
		});

	it("knows months, quarters, years and weeks by their days, whichever bounds say them", () => {
		assert.equal(inView({ gte: "2026-07-01", lt: "2026-10-01" }).id, "2026-Q3");
		assert.equal(inView({ gt: "2026-06-30", lte: "2026-09-30" }).id, "2026-Q3");
		assert.equal(inView({ gte: "2024-02-01", lte: "2024-02-29" }).id, "2024-02");
		assert.equal(inView({ gte: "2026-01-01", lt: "2027-01-01" }).id, "2026");
		assert.equal(inView({ gte: "2026-07-06", lt: "2026-07-13" }).span, "week");
		assert.equal(inView({ gte: "2026-04-01", lt: "2026-07-01" }, FROM_APRIL).id, "FY27-Q1");
		assert.equal(inView({ gte: "2026-04-01", lt: "2027-04-01" }, FROM_APRIL).id, "FY27");
		assert.equal(inView({ gte: "2026-01-01", lt: "2026-04-01" }, FROM_FEBRUARY).id, "2026-Q1");
	});

	it("takes other bounds as they are, without the period before", () => {
		const found = inView({ gte: "2026-01-15", lte: "2026-03-10" });
		assert.deepEqual(found.period, { gte: "2026-01-15", lt: "2026-03-11" });
		assert.equal(found.id, "2026-01-15..2026-03-10");
		assert.equal(found.label.replaceAll("\u2009", " "), "Jan 15 – Mar 10, 2026");
		assert.equal(periodBefore(found, CALENDAR), undefined);
		assert.equal(periodYearBefore(found, CALENDAR), undefined);
	});

	it("has open ends if the bounds have", () => {
		const from = inView({ gte: "2026-01-15" });
		assert.equal(from.id, "2026-01-15..");
		assert.equal(from.label, "On or after Jan 15, 2026");
		assert.deepEqual(boundsOf(from.period), { gte: "2026-01-15" });
		assert.deepEqual(boundsOf(inView({ lt: "2026-01-15" }).period), { lt: "2026-01-15" });
		assert.equal(inView({ lt: "2026-01-15" }).id, "..2026-01-14");
	});

	it("is what all bounds of a View leave", () => {
		assert.deepEqual(daysOf(inView({ eq: "2026-05-05" })), ["2026-05-05", "2026-05-06"]);
		assert.deepEqual(daysOf(inView({ gte: "2026-05-01", gt: "2026-05-02", lte: "2026-05-07", lt: "2026-05-07" })), [
			"2026-05-03",
			"2026-05-07",
		]);
	});
});

describe("The periods to compare with", () => {
	const cases: readonly (readonly [NamedPeriod, string, string])[] = [
		["this_week", "2026-11-02..2026-11-08", "2025-11-10..2025-11-16"],
		["this_month", "2026-10", "2025-11"],
		["this_quarter", "2026-Q3", "2025-Q4"],
		["this_year", "2025", "2025"],
		["today", "2026-11-10..2026-11-10", "2025-11-11..2025-11-11"],
		["last_30_days", "2026-09-13..2026-10-12", "2025-10-13..2025-11-11"],
		["this_year_to_date", "2025-01-01..2025-11-11", "2025-01-01..2025-11-11"],
		["last_12_months", "2024-11-12..2025-11-11", "2024-11-12..2025-11-11"],
	];
	for (const [name, before, yearBefore] of cases)
		it(`of ${name}`, () => {
			assert.equal(periodBefore(inView(name), CALENDAR)?.id, before);
			assert.equal(periodYearBefore(inView(name), CALENDAR)?.id, yearBefore);
		});

	it("follow the fiscal year", () => {
		const quarter = inView("this_quarter", FROM_FEBRUARY);
		assert.equal(periodBefore(quarter, FROM_FEBRUARY)?.id, "FY27-Q3");
		assert.equal(periodYearBefore(quarter, FROM_FEBRUARY)?.id, "FY26-Q4");
	});

	it("lack a week 53 that the year before didn't have", () => {
		const week53 = inView({ gte: "2026-12-28", lt: "2027-01-04" });
		assert.equal(periodYearBefore(week53, CALENDAR), undefined);
		assert.equal(periodBefore(week53, CALENDAR)?.id, "2026-12-21..2026-12-27");
	});

	it("have as many days a year before, with a leap day among them or not", () => {
		const days = inView("last_30_days", CALENDAR, new Date(2024, 2, 10));
		assert.equal(days.id, "2024-02-10..2024-03-10");
		assert.equal(periodYearBefore(days, CALENDAR)?.id, "2023-02-10..2023-03-11");
	});

	it("keep to February's end", () => {
		const leapDay = inView("today", CALENDAR, new Date(2024, 1, 29));
		assert.equal(periodYearBefore(leapDay, CALENDAR)?.id, "2023-02-28..2023-02-28");
	});

	it("of this year to date are last year to the same day, around leap days and at the end of a month, too", () => {
		const toDate = (now: Date) => {
			const found = inView("this_year_to_date", CALENDAR, now);
			assert.equal(found.label, "This year to date");
			const [before, yearBefore] = [periodBefore(found, CALENDAR), periodYearBefore(found, CALENDAR)];
			assert.deepEqual(yearBefore, before);
			return daysOf(before);
		};
		assert.deepEqual(toDate(new Date(2024, 1, 28)), ["2023-01-01", "2023-03-01"]);
		assert.deepEqual(toDate(new Date(2024, 1, 29)), ["2023-01-01", "2023-03-01"]);
		assert.deepEqual(toDate(new Date(2025, 1, 28)), ["2024-01-01", "2024-02-29"]);
		assert.deepEqual(toDate(new Date(2026, 0, 31)), ["2025-01-01", "2025-02-01"]);
		assert.deepEqual(toDate(new Date(2026, 2, 31)), ["2025-01-01", "2025-04-01"]);
		assert.deepEqual(toDate(new Date(2024, 11, 31)), ["2023-01-01", "2024-01-01"]);
	});

	it("have as many days, also if the last 30 days are those of a month", () => {
		const days = inView("last_30_days", CALENDAR, new Date(2026, 10, 30));
		assert.equal(days.id, "2026-11");
		assert.equal(days.label, "Last 30 days");
		assert.equal(periodBefore(days, CALENDAR)?.id, "2026-10-02..2026-10-31");
	});

	it("touch, and are as long as the calendar says", () => {
		const span = fc.constantFrom(...NAMED_PERIODS.filter((name) => name !== "this_year_to_date"));
		fc.assert(
			fc.property(likelyDay, span, fc.integer({ min: 1, max: 12 }), (day, name, startMonth) => {
				const forms = { startMonth, locale: "en" };
				const { year, month, date } = partsOf(day);
				const now = new Date(2000, 0, 1);
				now.setFullYear(year, month - 1, date);
				const found = inView(name, forms, now);
				const before = periodBefore(found, forms);
				if (before === undefined) return;
				assert.equal(before.period.lt, found.period.gte);
				assert.equal(before.span, found.span);
			}),
		);
	});
});

describe("The id of a period", () => {
	it("leads back to the same days", () => {
		const day = likelyDay.filter((one) => one > "0002" && one < "9990");
		const period = fc.oneof(
			fc.tuple(day, fc.nat(400)).map(([gte, more]) => ({ gte, lt: addDays(gte, more + 1) })),
			fc.tuple(day, fc.constantFrom(...NAMED_PERIODS)).map(([today, name]) => {
				const { year, month, date } = partsOf(today);
				const now = new Date(2000, 0, 1);
				now.setFullYear(year, month - 1, date);
				return inView(name, CALENDAR, now).period;
			}),
		);
		fc.assert(
			fc.property(period, fc.integer({ min: 1, max: 12 }), (days, startMonth) => {
				const forms = { startMonth, locale: "en" };
				const { id } = inView(days, forms);
				assert.deepEqual(periodFromId(id, forms)?.period, days, id);
				assert.equal(periodFromId(id, forms)?.id, id);
			}),
		);
	});

	it("is refused if there is no such period", () => {
		for (const id of [
			"",
			"..",
			"2026-Q5",
			"2026-13",
			"FY27",
			"26",
			"2026-02-30..",
			"2026-W28",
			"9999",
			"0000",
			"20260",
		])
			assert.equal(periodFromId(id, CALENDAR), undefined, id);
		assert.equal(periodFromId("FY27-Q5", FROM_APRIL), undefined);
		assert.ok(isDay(periodFromId("FY00", FROM_APRIL)?.period.gte ?? ""));
	});
});
