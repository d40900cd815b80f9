import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, dayOf, LAST_DAY, partsOf } from "../../../../src/opportunities/time/calendar.ts";
import { compareDates, isDateTime, isDay } from "../../../../src/opportunities/time/isoDates.ts";
import { anyDay } from "../view/viewArbitrary.ts";

describe("A day", () => {
	it("is one that exists, written in full", () => {
		for (const day of ["2024-02-29", "2000-02-29", "0001-01-01", LAST_DAY]) assert.equal(isDay(day), true, day);
		for (const text of [
			"2026-02-30",
			"2026-02-29",
			"1900-02-29",
			"2026-13-01",
			"2026-00-10",
			"2026-01-00",
			"0000-01-01",
		])
			assert.equal(isDay(text), false, text);
		for (const text of ["", "2026", "2026-1-1", "20260101", "2026-01-01T00:00Z", " 2026-01-01", "+2026-01-01"])
			assert.equal(isDay(text), false, text);
	});

	it("comes back from its parts, and from going there and back", () => {
		fc.assert(
			fc.property(anyDay, fc.integer({ min: -365, max: 365 }), (day, count) => {
				const { year, month, date } = partsOf(day);
				assert.equal(dayOf(year, month, date), day);
				assert.ok(isDay(day));
				const there = addDays(day, count);
				if (there !== "0001-01-01" && there !== LAST_DAY) assert.equal(addDays(there, -count), day);
				assert.equal(
					Math.sign(compareDates(there, day)),
					Math.sign(there === "0001-01-01" ? compareDates(there, day) : count),
				);
			}),
		);
	});

	it("ends with the calendar", () => {
		assert.equal(addDays(LAST_DAY, 1), LAST_DAY);
		assert.equal(addDays("0001-01-01", -1), "0001-01-01");
	});
});

describe("A date-time", () => {
	it("is a moment of a day that exists", () => {
		for (const text of ["2026-01-01T09:30", "2026-01-01T09:30:59Z", "2026-01-01T09:30:59.123456+05:30"])
			assert.equal(isDateTime(text), true, text);
		for (const text of [
			"2026-02-30T09:30",
			"2026-01-01T24:00",
			"2026-01-01T09:60",
			"2026-01-01 09:30",
			"2026-01-01",
			"2026-01-01T09:30:59.1234567Z",
		])
			assert.equal(isDateTime(text), false, text);
	});

	it("is ordered by the moment, down to microseconds", () => {
		assert.ok(compareDates("2026-01-01T12:00+02:00", "2026-01-01T10:30Z") < 0);
		assert.ok(compareDates("2026-01-01T10:00:00.000001Z", "2026-01-01T10:00:00.000002Z") < 0);
		assert.equal(compareDates("2026-01-01T12:00+02:00", "2026-01-01T10:00:00.000Z"), 0);
	});

	it("compares with a day as with that day's first moment here", () => {
		assert.equal(compareDates("2026-01-01", "2026-01-01T00:00"), 0);
		assert.ok(compareDates("2026-01-01", "2026-01-01T00:00:00.000001") < 0);
		assert.ok(compareDates("2026-01-02", "2026-01-01T23:59:59.999999") > 0);
	});
});
