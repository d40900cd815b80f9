import assert from "node:assert/strict";
import type { OpenElsewhere } from "../../../../src/opportunities/analysis/outcome/openElsewhere.ts";
import { outcomeNotices } from "../../../../src/ui/analysis/outcomeNotices.ts";

/** What is said of open opportunities that no period has. */
function notices(undated: OpenElsewhere["undated"], overdue: OpenElsewhere["overdue"]): readonly string[] {
	const open = { deals: [], withoutConfidence: 0, clamped: 0, withoutValue: 0, unreadable: 0, changing: false };
	const outcome = { differsFrom: undefined };
	const read = { open, won: 0, outcome } as unknown as Parameters<typeof outcomeNotices>[0];
	return outcomeNotices(read, { undated, overdue, requests: [] }, "2026-11-28").map((one) =>
		one.map((piece) => (typeof piece === "string" ? piece : `${piece.kind} ${piece.value}`)).join(""),
	);
}

describe("What an outcome leaves out", () => {
	it("is said with its value", () => {
		assert.deepEqual(notices({ count: 3, value: 700 }, { count: 1, value: 0 }), [
			"Not included: count 3 open opportunities without a close date, worth money 700 a year.",
			"Not included: count 1 overdue opportunity from before this period, worth money 0 a year.",
		]);
	});

	it("has no value in words if Close didn't return it, and isn't said if Close didn't count", () => {
		assert.deepEqual(notices({ count: 3, value: undefined }, { count: 1, value: undefined }), [
			"Not included: count 3 open opportunities without a close date.",
			"Not included: count 1 overdue opportunity from before this period.",
		]);
		assert.deepEqual(notices({ count: undefined, value: undefined }, { count: 0, value: undefined }), []);
	});

	it("is said to be nothing if it was counted and there is nothing", () => {
		assert.deepEqual(notices({ count: 0, value: 0 }, { count: 0, value: 0 }), [
			"All open opportunities have a close date, and none are overdue from before this period.",
		]);
	});
});
