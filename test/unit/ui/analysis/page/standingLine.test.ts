import assert from "node:assert/strict";
import type { MeasureName } from "../../../../../src/opportunities/analysis/measure.ts";
import { standingLine } from "../../../../../src/ui/analysis/page/standingLine.ts";
import { formatOf, textOf } from "./drawn.ts";

const QUARTER = { id: "2026-Q4", label: "2026 Q4" };

const figure = (name: MeasureName) => ({ name, period: QUARTER.id });

/** The line while amounts are hidden. */
function hiddenLine(hasTarget: boolean): string {
	const content = { measures: [figure("target.won"), figure("target.share")], notices: [], extra: { hasTarget } };
	return textOf(
		standingLine({
			line: { id: "line", open: true, state: { state: "ready" }, old: false, content },
			drawing: { format: formatOf({ hidden: true }), period: QUARTER, explain: () => undefined },
			ask: () => undefined,
		}),
	);
}

describe("the line that says where a period stands, on the page", () => {
	it("has a hidden share of a target only if there is a target", () => {
		assert.equal(hiddenLine(true), "2026 Q4: ••• won · ••• of the target Show Analysis");
		assert.equal(hiddenLine(false), "2026 Q4: ••• won Show Analysis");
	});
});
