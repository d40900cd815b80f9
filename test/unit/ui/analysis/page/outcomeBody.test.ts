import assert from "node:assert/strict";
import type { MeasureName } from "../../../../../src/opportunities/analysis/measure.ts";
import type { OutcomeExtra } from "../../../../../src/ui/analysis/outcomeContents.ts";
import { outcomeBody } from "../../../../../src/ui/analysis/page/outcomeBody.ts";
import { formatOf, textOf } from "./drawn.ts";

const QUARTER = { id: "2026-Q4", label: "2026 Q4" };

function bodyOf(extra: Partial<OutcomeExtra> = {}): string {
	const measures = (["outcome.p10", "outcome.p50", "outcome.p90", "outcome.mean"] as const).map(
		(name: MeasureName, at) => ({ name, period: QUARTER.id, value: at * 100_00 }),
	);
	const nothing = () => undefined;
	return textOf(
		outcomeBody(
			{ measures, notices: [], extra: { open: 2, won: 0, ...extra } },
			{
				format: formatOf(),
				period: QUARTER,
				explain: nothing,
				showDetails: nothing,
				setTarget: nothing,
				act: nothing,
			},
		),
	);
}

describe("the section on the outcome, on the page", () => {
	it("offers to count undated and overdue opportunities, and says how many requests that takes", () => {
		const line = "Not included: opportunities without a close date, or overdue from before this period.";
		assert.ok(bodyOf({ elsewhereNeeds: 3 }).endsWith(`${line} Count Undated and Overdue (3 Requests)`));
		assert.ok(bodyOf({ elsewhereNeeds: 1 }).endsWith("Count Undated and Overdue (1 Request)"));
		assert.doesNotMatch(bodyOf(), /Undated|Not included/);
	});
});
