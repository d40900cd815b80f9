import assert from "node:assert/strict";
import type { AttentionGroup } from "../../../../src/opportunities/attention/attentionGroup.ts";
import type { RuleId } from "../../../../src/opportunities/attention/attentionRules.ts";
import { attentionBadge } from "../../../../src/ui/attention/attentionBadge.ts";

const NOW = new Date(2026, 8, 15, 12).getTime();
const EARLIER = new Date(2026, 8, 15, 10, 42).getTime();
const WORDING = { locale: "en-GB", now: NOW, mine: false };

function group(id: RuleId, part: Partial<AttentionGroup> = {}): AttentionGroup {
	return {
		id,
		counted: "byClose",
		size: 0,
		complete: true,
		value: undefined,
		rows: [],
		loading: false,
		error: undefined,
		currency: undefined,
		asOf: NOW,
		...part,
	};
}

describe("The badge of what needs attention", () => {
	const groups = [group("stalled", { size: 1205 }), group("overdue", { size: 7, asOf: EARLIER }), group("noValue")];

	it("counts the stalled ones, and tells the time of the count", () => {
		assert.deepEqual(attentionBadge(groups, "stalled", WORDING), {
			value: 1205,
			tooltip: "Stalled: 1,205 · as of 12:00",
		});
	});

	it("counts all reasons, says which, and tells the time of the oldest count", () => {
		assert.deepEqual(attentionBadge(groups, "attention", WORDING), {
			value: 1212,
			tooltip: "Stalled: 1,205, Overdue: 7 · as of 10:42 · an opportunity is counted once for each reason",
		});
	});

	it("says that there may be more, and that only the user's own are counted", () => {
		const some = [group("noValue", { size: 500, complete: false })];
		assert.deepEqual(attentionBadge(some, "attention", { ...WORDING, mine: true }), {
			value: 500,
			tooltip: "No value: 500 or more · as of 12:00 · only mine",
		});
	});

	it("is not there if it is off, if there are none, or before they are counted", () => {
		assert.equal(attentionBadge(groups, "off", WORDING), undefined);
		assert.equal(attentionBadge([group("stalled"), group("overdue", { size: 3 })], "stalled", WORDING), undefined);
		assert.equal(
			attentionBadge([group("stalled", { size: undefined, loading: true })], "attention", WORDING),
			undefined,
		);
		assert.equal(attentionBadge([], "attention", WORDING), undefined);
	});
});
