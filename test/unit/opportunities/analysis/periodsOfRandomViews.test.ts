import assert from "node:assert/strict";
import fc from "fast-check";
import {
	type PeriodForms,
	type PeriodInView,
	periodBefore,
	periodFromId,
	periodInView,
	periodYearBefore,
} from "../../../../src/opportunities/analysis/periodInView.ts";
import { NAMED_PERIODS } from "../../../../src/opportunities/time/periods.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { inZone } from "../../timeZones.ts";
import { type Days, day, localDay, namedDays, plus } from "./matchByForce.ts";
import { anyDays, sampleSource, situations, writtenDays } from "./randomViews.ts";

const daysOf = (period: PeriodInView | undefined): Days | undefined => period && [period.period.gte, period.period.lt];
const formsOf = (startMonth: number): PeriodForms => ({ startMonth, locale: "en" });

describe("The period in view of random Views", () => {
	const anywhere = situations(sampleSource({ size: 1 }));

	it("has the days that the filter names, however it is written, and those of this quarter without one", () => {
		const settings = fc.oneof(
			fc.tuple(anyDays, writtenDays).map(([days, written]) => ({ days, setting: written(days) })),
			fc.constantFrom(...NAMED_PERIODS).map((setting) => ({ days: undefined, setting })),
			fc.constant({ days: undefined, setting: undefined }),
		);
		fc.assert(
			fc.property(settings, anywhere, ({ days, setting }, { zone, now, startMonth }) =>
				inZone(zone, () => {
					const view: View = { filters: setting === undefined ? {} : { date_won: setting } };
					const name = typeof setting === "string" ? setting : "this_quarter";
					const expected = days ?? namedDays(name, localDay(now), startMonth);
					const found = periodInView(view, now, formsOf(startMonth));
					assert.deepEqual(daysOf(found), expected);
					assert.equal(found.id, idByForce(expected, startMonth));
					assert.deepEqual(daysOf(periodFromId(found.id, formsOf(startMonth))), expected);
				}),
			),
		);
	});

	it("comes after the one of the same kind before it, and a year after the one of the year before", () => {
		const months = fc.record({
			length: fc.constantFrom(1, 3, 12),
			year: fc.integer({ min: 1990, max: 2090 }),
			month: fc.integer({ min: 1, max: 12 }),
			startMonth: fc.integer({ min: 1, max: 12 }),
		});
		fc.assert(
			fc.property(months, ({ length, year, month, startMonth }) => {
				const forms = formsOf(startMonth);
				const shifted = (by: number): Days => [day(year, month + by, 1), day(year, month + by + length, 1)];
				const [gte, lt] = shifted(0);
				const period = periodInView({ filters: { date_won: { gte, lt } } }, new Date(), forms);
				const isUnit = length === 1 || [1, startMonth].some((first) => (month - first + 12) % length === 0);
				assert.deepEqual(daysOf(periodBefore(period, forms)), isUnit ? shifted(-length) : undefined);
				assert.deepEqual(daysOf(periodYearBefore(period, forms)), isUnit ? shifted(-12) : undefined);
			}),
		);
	});
});

/** `2026`, `2026-Q4`, `2026-10`, of the fiscal year `FY27`, `FY27-Q1`, else the first and the last day. */
function idByForce([first, end]: Days, startMonth: number): string {
	for (let year = 2023; year <= 2028; year += 1) {
		const fiscal = `FY${String(year % 100).padStart(2, "0")}`;
		const names: [string, number, number, number][] = startMonth === 1 ? [] : [[fiscal, year - 1, startMonth, 12]];
		if (startMonth !== 1)
			for (const quarter of [1, 2, 3, 4])
				names.push([`${fiscal}-Q${quarter}`, year - 1, startMonth + 3 * quarter - 3, 3]);
		// A fiscal name goes before that of the same days in the calendar.
		for (const [name, of, month, length] of names)
			if (first === day(of, month, 1) && end === day(of, month + length, 1)) return name;
	}
	for (let year = 2023; year <= 2028; year += 1) {
		if (first === day(year, 1, 1) && end === day(year + 1, 1, 1)) return String(year);
		for (let month = 1; month <= 12; month += 1) {
			if (first !== day(year, month, 1)) continue;
			if (end === day(year, month + 1, 1)) return `${year}-${String(month).padStart(2, "0")}`;
			if (month % 3 === 1 && end === day(year, month + 3, 1)) return `${year}-Q${(month + 2) / 3}`;
		}
	}
	return `${first}..${plus(end, -1)}`;
}
