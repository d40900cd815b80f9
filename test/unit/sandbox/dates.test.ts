import assert from "node:assert/strict";
import fc from "fast-check";
import {
	calendarDay,
	dayOfMoment,
	formatDay,
	formatMoment,
	midnight,
	parseDay,
	parseMoment,
} from "../../../src/sandbox/data/dates.ts";
import { runs } from "../runs.ts";
import { naiveWeek } from "./naive.ts";

const DAY = fc.integer({ min: -20_000, max: 60_000 });

describe("Sandbox: dates", () => {
	it("a day has the year, quarter, month and ISO week of the calendar", () => {
		fc.assert(
			fc.property(DAY, (day) => {
				const text = formatDay(day);
				const month = Number(text.slice(5, 7));
				assert.deepEqual(calendarDay(day), {
					year: Number(text.slice(0, 4)),
					quarter: Math.floor((month + 2) / 3),
					month,
					...naiveWeek(text),
				});
			}),
			runs(2000),
		);
	});

	it("the days about New Year fall into the weeks that ISO 8601 gives them", () => {
		for (const [text, weekyear, week] of [
			["2020-12-31", 2020, 53],
			["2021-01-03", 2020, 53],
			["2021-01-04", 2021, 1],
			["2024-12-30", 2025, 1],
			["2026-12-31", 2026, 53],
			["2027-01-01", 2026, 53],
		] as const) {
			const day = calendarDay(parseDay(text) ?? 0);
			assert.deepEqual([day.weekyear, day.week], [weekyear, week], text);
		}
	});

	it("what is written can be read again, days as well as moments", () => {
		fc.assert(
			fc.property(DAY, fc.integer({ min: 0, max: 86_399_999_999 }), (day, micros) => {
				assert.equal(parseDay(formatDay(day)), day);
				const moment = day * 86_400_000_000 + micros;
				assert.equal(parseMoment(formatMoment(moment), 9), moment);
				assert.equal(dayOfMoment(moment, 0), day);
			}),
		);
	});

	it("midnight is where the day begins, in any zone", () => {
		fc.assert(
			fc.property(DAY, fc.integer({ min: -28, max: 28 }), (day, halfHours) => {
				const start = midnight(day, halfHours / 2);
				assert.equal(dayOfMoment(start, halfHours / 2), day);
				assert.equal(dayOfMoment(start - 1, halfHours / 2), day - 1);
				assert.equal(parseMoment(`${formatDay(day)}T00:00`, halfHours / 2), start);
			}),
		);
	});
});
