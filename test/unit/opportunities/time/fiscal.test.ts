import assert from "node:assert/strict";
import fc from "fast-check";
import { groupLabelOfRow } from "../../../../src/opportunities/reading/groupOfRow.ts";
import { addDays, type Day, partsOf } from "../../../../src/opportunities/time/calendar.ts";
import {
	askedGrouping,
	fiscalLabel,
	fiscalOf,
	fiscalPartOf,
	fiscalPeriod,
} from "../../../../src/opportunities/time/fiscal.ts";
import { periodAround } from "../../../../src/opportunities/time/periods.ts";

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((days): Day => addDays("1990-01-01", days));
const anyStart = fc.integer({ min: 2, max: 12 });
const anyUnit = fc.constantFrom("quarter" as const, "year" as const);

const row = (date_won: string | null) => ({
	id: "oppo_1",
	lead_id: "lead_1",
	lead_name: null,
	user_id: null,
	user_name: null,
	status_type: "won" as const,
	status_label: "Won",
	is_stalled: false,
	value: 1,
	value_period: "one_time" as const,
	value_formatted: null,
	value_currency: null,
	confidence: 100,
	date_won,
	date_updated: null,
});

describe("A fiscal year", () => {
	it("is named after the calendar year in which it ends", () => {
		const label = (date: string, start: number) => groupLabelOfRow(row(date), "-date_won__quarter", start, "en");
		assert.equal(label("2026-07-01", 7), "FY27 Q1");
		assert.equal(label("2026-06-30", 7), "FY26 Q4");
		assert.equal(label("2027-01-01", 7), "FY27 Q3");
		assert.equal(label("2026-01-31", 2), "FY26 Q4");
		assert.equal(label("2026-02-01", 2), "FY27 Q1");
		assert.equal(label("2026-11-30", 12), "FY26 Q4");
		assert.equal(label("2026-12-01", 12), "FY27 Q1");
		assert.equal(groupLabelOfRow(row("2099-07-01"), "date_won__year", 7, "en"), "FY00");
		assert.equal(groupLabelOfRow(row(null), "date_won__year", 7, "en"), "No date");
	});

	it("is the calendar's where it begins in January, and so are weeks and months always", () => {
		assert.equal(fiscalOf("date_won__quarter", 1), undefined);
		assert.equal(groupLabelOfRow(row("2026-07-01"), "date_won__quarter", 1, "en"), "2026 Q3");
		assert.equal(groupLabelOfRow(row("2026-07-01"), "date_won__month", 7, "en"), "2026 Jul");
		assert.equal(askedGrouping("-date_won__year", 1), "-date_won__year");
		assert.equal(askedGrouping("-date_won__week", 7), "-date_won__week");
		assert.equal(askedGrouping("user_id", 7), "user_id");
		assert.equal(askedGrouping("-date_won__year", 7), "-date_won__month");
		assert.equal(askedGrouping("date_won__quarter", 7), "date_won__month");
	});

	it("holds each day in one quarter and one year, which begin in its months and follow each other", () => {
		fc.assert(
			fc.property(anyDay, anyStart, anyUnit, (day, startMonth, unit) => {
				const { year, month } = partsOf(day);
				const part = fiscalPartOf(year, month, { unit, startMonth });
				const { gte, lt } = fiscalPeriod(part);
				assert.ok(gte <= day && day < lt);
				assert.equal((partsOf(gte).month - startMonth + 12) % (unit === "year" ? 12 : 3), 0);
				const next = partsOf(lt);
				assert.equal(fiscalPeriod(fiscalPartOf(next.year, next.month, { unit, startMonth })).gte, lt);
				const last = partsOf(fiscalPeriod({ ...part, quarter: undefined }).lt);
				// Its last day lies in the calendar year that names it.
				assert.equal(partsOf(addDays(fiscalPeriod({ ...part, quarter: undefined }).lt, -1)).year, part.year);
				assert.equal(last.month, startMonth);
				assert.ok(fiscalLabel(part).startsWith("FY"));
			}),
		);
	});

	it("is what the named periods mean", () => {
		fc.assert(
			fc.property(anyDay, anyStart, (today, startMonth) => {
				const { year, month } = partsOf(today);
				const quarter = fiscalPeriod(fiscalPartOf(year, month, { unit: "quarter", startMonth }));
				const whole = fiscalPeriod(fiscalPartOf(year, month, { unit: "year", startMonth }));
				assert.deepEqual(periodAround("this_quarter", today, startMonth), quarter);
				assert.deepEqual(periodAround("this_year", today, startMonth), whole);
				assert.equal(periodAround("last_quarter", today, startMonth).lt, quarter.gte);
				assert.equal(periodAround("next_quarter", today, startMonth).gte, quarter.lt);
				assert.equal(periodAround("last_year", today, startMonth).lt, whole.gte);
				assert.deepEqual(periodAround("this_month", today, startMonth), periodAround("this_month", today));
			}),
		);
		assert.deepEqual(periodAround("last_quarter", "2026-02-14", 2), { gte: "2025-11-01", lt: "2026-02-01" });
	});
});
