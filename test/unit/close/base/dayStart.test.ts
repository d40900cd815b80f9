import assert from "node:assert/strict";
import fc from "fast-check";
import { dayBeginningAt, hostZone, momentText, startOfDay } from "../../../../src/close/base/dayStart.ts";
import { addDays } from "../../../../src/opportunities/time/calendar.ts";
import { runs } from "../../runs.ts";
import { inZone, ZONES, zoneOf } from "../../timeZones.ts";

const HOUR = 3_600_000;

describe("The first moment of a day", () => {
	const expected: readonly (readonly [zone: string, day: string, moment: string, what: string])[] = [
		["Europe/Berlin", "2026-08-01", "2026-07-31T22:00:00+00:00", "in summer"],
		["Europe/Berlin", "2026-11-01", "2026-10-31T23:00:00+00:00", "in winter"],
		["Europe/Berlin", "2026-10-25", "2026-10-24T22:00:00+00:00", "with a change later on"],
		["Asia/Kolkata", "2026-08-01", "2026-07-31T18:30:00+00:00", "with half an hour"],
		["Asia/Kathmandu", "2026-08-01", "2026-07-31T18:15:00+00:00", "with a quarter of an hour"],
		["Pacific/Kiritimati", "2026-08-01", "2026-07-31T10:00:00+00:00", "14 hours ahead"],
		["America/Sao_Paulo", "2018-11-04", "2018-11-04T03:00:00+00:00", "without a midnight"],
		["America/Santiago", "2023-09-03", "2023-09-03T04:00:00+00:00", "without a midnight"],
		["America/Havana", "2024-03-10", "2024-03-10T05:00:00+00:00", "without a midnight"],
		["America/Asuncion", "2023-10-01", "2023-10-01T04:00:00+00:00", "without a midnight"],
		["Asia/Beirut", "2021-03-28", "2021-03-27T22:00:00+00:00", "without a midnight"],
		["Asia/Tehran", "2022-03-22", "2022-03-21T20:30:00+00:00", "without a midnight"],
		["Africa/Cairo", "2024-04-26", "2024-04-25T22:00:00+00:00", "without a midnight"],
		["America/Toronto", "1919-03-31", "1919-03-31T04:30:00+00:00", "after a change from 23:30 to 0:30"],
		["America/Sao_Paulo", "2018-02-18", "2018-02-18T03:00:00+00:00", "after a change back to 23:00"],
		["America/St_Johns", "2010-11-07", "2010-11-07T02:30:00+00:00", "with a change back at 0:01"],
		["America/Havana", "2024-11-03", "2024-11-03T04:00:00+00:00", "with two midnights"],
		["Pacific/Apia", "2011-12-30", "2011-12-30T10:00:00+00:00", "that is left out"],
		["Pacific/Apia", "2011-12-31", "2011-12-30T10:00:00+00:00", "after one that is left out"],
		["Pacific/Kwajalein", "1993-08-22", "1993-08-21T12:00:00+00:00", "after one that is left out"],
		["America/Juneau", "1867-10-18", "1867-10-17T08:57:41+00:00", "that comes twice"],
		["Europe/Berlin", "0001-01-01", "0001-01-01T00:00:00+00:00", "at the beginning of what can be written"],
		["America/Los_Angeles", "9999-12-31", "9999-12-31T08:00:00+00:00", "at the end of what can be written"],
	];
	for (const [zone, day, moment, what] of expected)
		it(`is found for ${day} in ${zone}, a day ${what}`, () => {
			inZone(zone, () => assert.equal(momentText(startOfDay(day)), moment));
			assert.equal(momentText(startOfDay(day, zoneOf(zone))), moment);
		});

	const anyTime = fc.integer({ min: Date.parse("1840-01-01T00:00Z"), max: Date.parse("2060-01-01T00:00Z") });
	/** Half of the moments are near a change of clocks, where errors are likely. */
	const timeIn = (zone: string) =>
		fc.oneof(
			anyTime,
			fc
				.tuple(anyTime, fc.integer({ min: -26 * HOUR, max: 26 * HOUR }))
				.map(([time, off]) => changeAfter(time, zone) + off),
		);
	const zoned = fc.constantFrom(...ZONES).chain((zone) => fc.tuple(fc.constant(zone), timeIn(zone)));

	it("cuts time so that each moment lies in exactly one day", () => {
		fc.assert(
			fc.property(zoned, ([zone, time]) =>
				inZone(zone, () => {
					const near = [-3, -2, -1, 0, 1, 2, 3].map((days) => addDays(wallDay(time), days));
					const holding = near.filter((day) => startOfDay(day) <= time && time < startOfDay(addDays(day, 1)));
					assert.equal(holding.length, 1, `${zone} ${new Date(time).toISOString()}: ${holding}`);
				}),
			),
			runs(600),
		);
	});

	it("has clocks show that day or a later one, and no moment of the day before it", () => {
		fc.assert(
			fc.property(zoned, ([zone, time]) =>
				inZone(zone, () => {
					const day = wallDay(time);
					const start = startOfDay(day);
					assert.equal(wallDay(start), day);
					for (let before = 1; before < 26 * HOUR; before += 7 * 60_000) assert.ok(wallDay(start - before) < day);
				}),
			),
			runs(300),
		);
	});

	it("is the same for the computer's own zone and for one that Intl knows", () => {
		fc.assert(
			fc.property(zoned, ([zone, time]) => {
				const day = inZone(zone, () => wallDay(time));
				assert.equal(
					inZone(zone, () => startOfDay(day)),
					startOfDay(day, zoneOf(zone)),
				);
			}),
			runs(60),
		);
	});

	it("leads back to its day, and no other moment does", () => {
		fc.assert(
			fc.property(zoned, ([zone, time]) =>
				inZone(zone, () => {
					const day = wallDay(time);
					const start = startOfDay(day);
					assert.equal(dayBeginningAt(momentText(start)), day);
					assert.equal(dayBeginningAt(momentText(start + 1000)), undefined);
				}),
			),
			runs(300),
		);
		inZone("Europe/Berlin", () => {
			for (const text of [
				"9999-12-31T23:59:59+00:00",
				"0000-01-01T00:00:00+00:00",
				"2026-13-01T00:00:00+00:00",
				"2026-08-01",
				"2026-07-31T22:00:00Z",
				"2026-07-31T22:00:00.000000+00:00",
				"2026-08-01T00:00:00+02:00",
			])
				assert.equal(dayBeginningAt(text), undefined);
		});
	});
});

function wallDay(time: number): string {
	return new Date(time + hostZone(time)).toISOString().slice(0, 10);
}

/** The next change of clocks, or a moment a year later if there is none. */
function changeAfter(time: number, zone: string): number {
	return inZone(zone, () => {
		let from = time;
		const ahead = hostZone(from);
		const end = time + 365 * 24 * HOUR;
		while (from < end && hostZone(from + 24 * HOUR) === ahead) from += 24 * HOUR;
		let to = from + 24 * HOUR;
		while (to - from > 1) {
			const middle = Math.floor((from + to) / 2);
			if (hostZone(middle) === ahead) from = middle;
			else to = middle;
		}
		return to;
	});
}
