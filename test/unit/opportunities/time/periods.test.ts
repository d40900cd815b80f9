import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, mondayOf, partsOf, weekOf } from "../../../../src/opportunities/time/calendar.ts";
import { isDay } from "../../../../src/opportunities/time/isoDates.ts";
import {
	NAMED_PERIODS,
	type NamedPeriod,
	periodAround,
	periodOfGroup,
	resolvePeriod,
} from "../../../../src/opportunities/time/periods.ts";
import { runs } from "../../runs.ts";
import { inZone, ZONES } from "../../timeZones.ts";
import { likelyDay } from "../view/viewArbitrary.ts";

const length = (period: { gte: string; lt: string }) =>
	(Date.parse(`${period.lt}T00:00Z`) - Date.parse(`${period.gte}T00:00Z`)) / 86_400_000;

describe("A named period", () => {
	/** Wednesday, in week 46 of 2026. */
	const expected: Readonly<Record<NamedPeriod, readonly [string, string]>> = {
		today: ["2026-11-11", "2026-11-12"],
		yesterday: ["2026-11-10", "2026-11-11"],
		this_week: ["2026-11-09", "2026-11-16"],
		last_week: ["2026-11-02", "2026-11-09"],
		this_month: ["2026-11-01", "2026-12-01"],
		last_month: ["2026-10-01", "2026-11-01"],
		next_month: ["2026-12-01", "2027-01-01"],
		this_quarter: ["2026-10-01", "2027-01-01"],
		last_quarter: ["2026-07-01", "2026-10-01"],
		next_quarter: ["2027-01-01", "2027-04-01"],
		this_year: ["2026-01-01", "2027-01-01"],
		last_year: ["2025-01-01", "2026-01-01"],
		last_7_days: ["2026-11-05", "2026-11-12"],
		last_30_days: ["2026-10-13", "2026-11-12"],
		last_90_days: ["2026-08-14", "2026-11-12"],
		next_30_days: ["2026-11-11", "2026-12-11"],
		next_90_days: ["2026-11-11", "2027-02-09"],
		last_12_months: ["2025-11-12", "2026-11-12"],
		this_year_to_date: ["2026-01-01", "2026-11-12"],
	};
	for (const period of NAMED_PERIODS)
		it(`${period} is the days that its name says`, () => {
			const [gte, lt] = expected[period];
			assert.deepEqual(resolvePeriod(period, new Date(2026, 10, 11, 15, 30)), { gte, lt });
		});

	it("keeps to the calendar at the ends of months, years and leap Februaries", () => {
		assert.deepEqual(periodAround("last_month", "2024-03-31"), { gte: "2024-02-01", lt: "2024-03-01" });
		assert.deepEqual(periodAround("yesterday", "2024-03-01"), { gte: "2024-02-29", lt: "2024-03-01" });
		assert.deepEqual(periodAround("this_week", "2027-01-03"), { gte: "2026-12-28", lt: "2027-01-04" });
		assert.deepEqual(periodAround("last_quarter", "2026-01-01"), { gte: "2025-10-01", lt: "2026-01-01" });
		assert.deepEqual(periodAround("next_month", "2026-12-31"), { gte: "2027-01-01", lt: "2027-02-01" });
	});

	it("holds today where its name says so, and touches its neighbours", () => {
		fc.assert(
			fc.property(likelyDay, (today) => {
				const days = (period: NamedPeriod) => periodAround(period, today);
				for (const period of ["today", "this_week", "this_month", "this_quarter", "this_year"] as const) {
					assert.ok(days(period).gte <= today && today < days(period).lt);
				}
				for (const unit of ["week", "month", "quarter", "year"] as const)
					assert.equal(days(`last_${unit}`).lt, days(`this_${unit}`).gte);
				for (const unit of ["month", "quarter"] as const)
					assert.equal(days(`next_${unit}`).gte, days(`this_${unit}`).lt);
				assert.equal(days("yesterday").lt, today);
				for (const count of [7, 30, 90] as const) {
					assert.equal(days(`last_${count}_days`).lt, addDays(today, 1));
					assert.equal(length(days(`last_${count}_days`)), count);
				}
				for (const count of [30, 90] as const) {
					assert.equal(days(`next_${count}_days`).gte, today);
					assert.equal(length(days(`next_${count}_days`)), count);
				}
			}),
		);
	});

	it("of twelve months begins on the day after this day a year ago, and ends with today", () => {
		for (const [today, first] of [
			["2026-11-28", "2025-11-29"],
			["2026-12-31", "2026-01-01"],
			["2024-02-29", "2023-03-01"],
			["2024-02-28", "2023-03-01"],
			["2025-02-28", "2024-02-29"],
			["2025-03-01", "2024-03-02"],
			["2026-05-31", "2025-06-01"],
		] as const)
			assert.deepEqual(periodAround("last_12_months", today), { gte: first, lt: addDays(today, 1) }, today);
		fc.assert(
			fc.property(likelyDay, (today) => {
				const { gte, lt } = periodAround("last_12_months", today);
				assert.equal(lt, addDays(today, 1));
				const before = partsOf(addDays(gte, -1));
				const { year, month, date } = partsOf(today);
				const leapDay = month === 2 && date === 29;
				assert.deepEqual(before, { year: year - 1, month, date: leapDay ? 28 : date });
			}),
			runs(1000),
		);
	});

	it("to date is the part of the year, or of the fiscal year, up to today", () => {
		assert.deepEqual(periodAround("this_year_to_date", "2026-01-01"), { gte: "2026-01-01", lt: "2026-01-02" });
		assert.deepEqual(periodAround("this_year_to_date", "2026-01-31", 2), { gte: "2025-02-01", lt: "2026-02-01" });
		fc.assert(
			fc.property(likelyDay, fc.integer({ min: 1, max: 12 }), (today, startMonth) => {
				const { gte, lt } = periodAround("this_year_to_date", today, startMonth);
				const year = periodAround("this_year", today, startMonth);
				assert.equal(gte, year.gte);
				assert.equal(lt, addDays(today, 1));
				assert.ok(lt <= year.lt);
			}),
		);
	});

	it("goes by the day on the user's wall, through every change of the clock", () => {
		const clock = fc.date({
			min: new Date("1999-01-01T00:00Z"),
			max: new Date("2040-01-01T00:00Z"),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(fc.constantFrom(...ZONES), clock, fc.constantFrom(...NAMED_PERIODS), (zone, now, period) => {
				const wall = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(now);
				const resolved = inZone(zone, () => resolvePeriod(period, now));
				assert.deepEqual(resolved, periodAround(period, wall));
				assert.ok(isDay(resolved.gte) && isDay(resolved.lt));
			}),
			runs(1000),
		);
	});
});

describe("The period of a group", () => {
	it("is the week, month, quarter or year, whichever way the groups run", () => {
		assert.deepEqual(periodOfGroup("date_won__week", { weekyear: 2026, week: 1 }), {
			gte: "2025-12-29",
			lt: "2026-01-05",
		});
		assert.deepEqual(periodOfGroup("-date_won__week", { weekyear: 2026, week: 53 }), {
			gte: "2026-12-28",
			lt: "2027-01-04",
		});
		assert.deepEqual(periodOfGroup("-date_won__month", { year: 2026, month: 12 }), {
			gte: "2026-12-01",
			lt: "2027-01-01",
		});
		assert.deepEqual(periodOfGroup("date_won__quarter", { year: 2026, quarter: 3 }), {
			gte: "2026-07-01",
			lt: "2026-10-01",
		});
		assert.deepEqual(periodOfGroup("-date_won__year", { year: 2026 }), { gte: "2026-01-01", lt: "2027-01-01" });
	});

	it("holds the days that fall into the group, and no others", () => {
		fc.assert(
			fc.property(likelyDay, fc.integer({ min: -500, max: 500 }), (day, distance) => {
				const fields = fieldsOf(day);
				const other = addDays(day, distance);
				for (const unit of ["week", "month", "quarter", "year"] as const) {
					const period = periodOfGroup(`date_won__${unit}`, fields);
					assert.ok(period !== undefined);
					assert.equal(period.gte <= other && other < period.lt, sameGroup(unit, fields, fieldsOf(other)));
				}
			}),
		);
	});

	it("is none for the undated, for owners, for missing fields and for numbers that are no period", () => {
		assert.equal(periodOfGroup("user_id", { user_id: "user_1", user_name: "Ann" }), undefined);
		assert.equal(periodOfGroup("date_won__quarter", { year: null, quarter: null }), undefined);
		assert.equal(periodOfGroup("date_won__quarter", { year: 2026 }), undefined);
		assert.equal(periodOfGroup("date_won__quarter", { year: 2026, quarter: 5 }), undefined);
		assert.equal(periodOfGroup("date_won__month", { year: 2026, month: 0 }), undefined);
		assert.equal(periodOfGroup("date_won__month", { year: 2026.5, month: 1 }), undefined);
		assert.equal(periodOfGroup("date_won__week", { weekyear: 2025, week: 53 }), undefined);
		assert.equal(periodOfGroup("date_won__week", { year: 2026, week: 1 }), undefined);
		assert.equal(periodOfGroup("date_won__year", {}), undefined);
	});
});

function fieldsOf(day: string) {
	const { year, month, date } = partsOf(day);
	return { year, month, quarter: Math.ceil(month / 3), ...weekOf(year, month, date) };
}

function sameGroup(unit: "week" | "month" | "quarter" | "year", a: ReturnType<typeof fieldsOf>, b: typeof a): boolean {
	if (unit === "week") return a.weekyear === b.weekyear && a.week === b.week;
	return a.year === b.year && (unit === "year" || a[unit] === b[unit]);
}

describe("ISO weeks", () => {
	it("are those of the standard around New Year", () => {
		assert.deepEqual(weekOf(2026, 1, 1), { weekyear: 2026, week: 1 });
		assert.deepEqual(weekOf(2027, 1, 3), { weekyear: 2026, week: 53 });
		assert.deepEqual(weekOf(2024, 12, 30), { weekyear: 2025, week: 1 });
		assert.deepEqual(weekOf(2023, 1, 1), { weekyear: 2022, week: 52 });
	});

	it("lead back to their Monday from each of their days", () => {
		fc.assert(
			fc.property(likelyDay, fc.nat(6), (day, later) => {
				const { weekyear, week } = fieldsOf(day);
				const monday = mondayOf(weekyear, week);
				assert.equal(new Date(`${monday}T00:00Z`).getUTCDay(), 1);
				const { year, month, date } = partsOf(addDays(monday, later));
				assert.deepEqual(weekOf(year, month, date), { weekyear, week });
			}),
		);
	});
});
