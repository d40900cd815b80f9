import assert from "node:assert/strict";
import fc from "fast-check";
import { addDays, LAST_DAY } from "../../../../src/opportunities/time/calendar.ts";
import {
	boundsOf,
	dateExamples,
	dateFault,
	dateNote,
	dateOf,
	lastDayFault,
	rangeOf,
} from "../../../../src/ui/filters/dateInput.ts";
import { likelyDay } from "../../opportunities/view/viewArbitrary.ts";

describe("A date as it is typed", () => {
	it("is fine where it is empty or a day that exists", () => {
		for (const text of ["", "2026-01-31", "2024-02-29"]) assert.equal(dateFault(text, false, "en"), undefined, text);
		for (const text of ["2026-01-31", "2026-01-31T09:30:00Z", "2026-01-31T09:30"])
			assert.equal(dateFault(text, true, "en"), undefined, text);
	});

	it("is merely unfinished at each step on the way to a day or a moment", () => {
		const steps = (text: string, from: number) => [...text.slice(from)].map((_, index) => text.slice(0, from + index));
		for (const text of steps("2026-01-31", 1)) assert.equal(dateFault(text, false, "en")?.unfinished, true, text);
		for (const text of [...steps("2026-01-31", 1), ...steps("2026-01-31T09:30", 11)])
			assert.equal(dateFault(text, true, "en")?.unfinished, true, text);
	});

	it("is said not to exist where the calendar has no such day", () => {
		assert.deepEqual(dateFault("2026-02-30", false, "en"), { text: "2026-02-30 isn't a valid date." });
		assert.deepEqual(dateFault("2026-13-01", true, "en"), { text: "2026-13-01 isn't a valid date." });
	});

	it("is fine without zeros, unfinished on the way there, and said not to exist if it doesn't", () => {
		assert.deepEqual([dateOf("2026-2-5", false, "en"), dateFault("2026-2-5", false, "en")], ["2026-02-05", undefined]);
		assert.equal(dateFault("2026-2-", false, "en")?.unfinished, true);
		assert.deepEqual(dateFault("2026-2-30", false, "en"), { text: "2026-2-30 isn't a valid date." });
	});

	it("is wrong, with an example, in any other form", () => {
		for (const text of [
			"31/1/2026",
			"3.4.2026",
			"2026-13-",
			"tomorrow",
			"20260131",
			"2026-01-311",
			"2026-01-31T",
			"2026-13",
			"2026-2-311",
			"2026-01-4",
		]) {
			const fault = dateFault(text, false, "en");
			assert.match(fault?.text ?? "", /2026-01-31/, text);
			assert.equal(fault?.unfinished, undefined, text);
		}
		assert.equal(dateFault("2026-02-30T09", true, "en")?.unfinished, undefined);
		assert.equal(dateFault("2026-01-31T25:00Z", true, "en")?.text.includes("2026-01-31T09:30:00Z"), true);
	});
});

describe("A date as the language writes it", () => {
	it("is a day, with or without a time beside it", () => {
		for (const timed of [true, false]) {
			assert.equal(dateFault("1/31/2026", timed, "en"), undefined);
			assert.equal(dateOf("1/31/2026", timed, "en"), "2026-01-31");
			assert.equal(dateOf("31.1.2026", timed, "de"), "2026-01-31");
		}
		assert.equal(dateOf("2026-01-31T09:30:00Z", true, "en"), "2026-01-31T09:30:00Z");
		assert.equal(dateOf("2026-01-31T09:30:00Z", false, "en"), undefined);
	});

	it("is unfinished on the way, and shown as an example", () => {
		assert.deepEqual(dateFault("1/3", false, "en"), {
			text: "Enter a date like 2026-01-31 or 1/31/2026.",
			unfinished: true,
		});
		assert.deepEqual(dateFault("1/31/2026", false, "de"), { text: "Enter a date like 2026-01-31 or 31.1.2026." });
		assert.equal(dateExamples("2026-01-31", false, "en"), "2026-01-31 or 1/31/2026");
		assert.equal(dateExamples("2026-01-31", true, "sv"), "2026-01-31 or 2026-01-31T09:30:00Z");
	});

	it("is told in full while it's typed, unless it's written as it is sent", () => {
		assert.equal(dateNote("3/4/26", "en"), "Wednesday, March 4, 2026");
		assert.equal(dateNote("2026-03-04", "en"), undefined);
		assert.equal(dateNote("3/4", "en"), undefined);
	});

	it("is compared with the first day of its range", () => {
		assert.equal(lastDayFault("3/1/2026", "2026-03-01", false, "en"), undefined);
		assert.match(lastDayFault("2/28/2026", "2026-03-01", false, "en")?.text ?? "", /2026-03-01 or later/);
	});
});

describe("The last day of a stretch", () => {
	it("may be the first day, any later one, or none", () => {
		for (const text of ["2026-03-01", "2026-03-02", ""])
			assert.equal(lastDayFault(text, "2026-03-01", false, "en"), undefined, text);
		assert.equal(lastDayFault("2020-01-01", "", false, "en"), undefined);
	});

	it("may not be before the first day, nor be no day", () => {
		assert.match(lastDayFault("2026-02-28", "2026-03-01", false, "en")?.text ?? "", /2026-03-01 or later/);
		assert.match(lastDayFault("2026-02-30", "2026-01-01", false, "en")?.text ?? "", /2026-02-30 isn't a valid date/);
		assert.equal(lastDayFault("2026-0", "2026-03-01", false, "en")?.unfinished, true);
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
