import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, LAST_DAY } from "../../../../src/opportunities/time/calendar.ts";
import { boundsOf, dateFault, lastDayFault, rangeOf } from "../../../../src/ui/filters/dateInput.ts";
import { likelyDay } from "../../opportunities/view/viewArbitrary.ts";

describe("A date as it is typed", () => {
	it("is fine where it is empty or a day that exists", () => {
		for (const text of ["", "2026-01-31", "2024-02-29"]) assert.equal(dateFault(text, false), undefined, text);
		for (const text of ["2026-01-31", "2026-01-31T09:30:00Z", "2026-01-31T09:30"])
			assert.equal(dateFault(text, true), undefined, text);
	});

	it("is merely unfinished at each step on the way to a day or a moment", () => {
		const steps = (text: string, from: number) => [...text.slice(from)].map((_, index) => text.slice(0, from + index));
		for (const text of steps("2026-01-31", 1)) assert.equal(dateFault(text, false)?.unfinished, true, text);
		for (const text of [...steps("2026-01-31", 1), ...steps("2026-01-31T09:30", 11)])
			assert.equal(dateFault(text, true)?.unfinished, true, text);
	});

	it("is said not to exist where the calendar has no such day", () => {
		assert.deepEqual(dateFault("2026-02-30", false), { text: "2026-02-30 isn't a valid day." });
		assert.deepEqual(dateFault("2026-13-01", true), { text: "2026-13-01 isn't a valid day." });
	});

	it("is wrong, with an example, in any other form", () => {
		for (const text of [
			"1/2/2026",
			"2026-1-5",
			"tomorrow",
			"20260131",
			"2026-01-311",
			"2026-01-31T",
			"2026-13",
			"2026-2-",
			"2026-01-4",
		]) {
			const fault = dateFault(text, false);
			assert.match(fault?.text ?? "", /2026-01-31/, text);
			assert.equal(fault?.unfinished, undefined, text);
		}
		assert.equal(dateFault("2026-02-30T09", true)?.unfinished, undefined);
		assert.equal(dateFault("2026-01-31T25:00Z", true)?.text.includes("2026-01-31T09:30:00Z"), true);
	});
});

describe("The last day of a stretch", () => {
	it("may be the first day, any later one, or none", () => {
		for (const text of ["2026-03-01", "2026-03-02", ""])
			assert.equal(lastDayFault(text, "2026-03-01"), undefined, text);
		assert.equal(lastDayFault("2020-01-01", ""), undefined);
	});

	it("may not be before the first day, nor be no day", () => {
		assert.match(lastDayFault("2026-02-28", "2026-03-01")?.text ?? "", /2026-03-01 or later/);
		assert.match(lastDayFault("2026-02-30", "2026-01-01")?.text ?? "", /2026-02-30 isn't a valid day/);
		assert.equal(lastDayFault("2026-0", "2026-03-01")?.unfinished, true);
	});
});

describe("A stretch of days", () => {
	it("is sent from its first day to the day after its last", () => {
		assert.deepEqual(boundsOf("2026-01-01", "2026-03-31"), { gte: "2026-01-01", lt: "2026-04-01" });
		assert.deepEqual(boundsOf("2026-01-01", ""), { gte: "2026-01-01" });
		assert.deepEqual(boundsOf("", "2026-12-31"), { lt: "2027-01-01" });
		assert.deepEqual(boundsOf("", ""), {});
		assert.deepEqual(boundsOf("", LAST_DAY), { lte: LAST_DAY });
	});

	it("is found again in its bounds, to be changed", () => {
		const maybeDay = fc.oneof(likelyDay, fc.constant(""), fc.constant(LAST_DAY));
		fc.assert(
			fc.property(maybeDay, maybeDay, (from, to) => {
				assert.deepEqual(rangeOf(boundsOf(from, to)), { from, to });
			}),
		);
	});

	it("lets through the last day and no later one", () => {
		fc.assert(
			fc.property(likelyDay, fc.nat(400), (from, length) => {
				const to = addDays(from, length);
				const { gte = "", lt = "" } = boundsOf(from, to);
				assert.ok(gte <= to && to < lt && addDays(to, 1) >= lt);
			}),
		);
	});
});
