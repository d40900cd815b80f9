import assert from "node:assert/strict";
import type { MeasureName } from "../../../../../src/opportunities/analysis/measure.ts";
import { sections } from "../../../../../src/ui/analysis/page/foldedSections.ts";
import type { AnyShownSection } from "../../../../../src/ui/analysis/sectionsProtocol.ts";
import { formatOf, markupOf, textOf } from "./drawn.ts";

const QUARTER = { id: "2026-Q4", label: "2026 Q4" };
const NEXT = { id: "2027-Q1", label: "2027 Q1" };

const figure = (name: MeasureName, value?: number) => ({ name, period: QUARTER.id, value });

const drawn = (section: AnyShownSection, period: typeof QUARTER) =>
	sections({
		analysis: { period: { ...period, choices: [] }, scale: 2, sections: [section] },
		format: formatOf(),
		open: [section.id],
		onOpen: () => undefined,
		ask: () => undefined,
		explain: () => undefined,
	});
const text = (section: AnyShownSection, period = QUARTER) => textOf(drawn(section, period));
const markup = (section: AnyShownSection) => markupOf(drawn(section, QUARTER));

describe("the sections of the analysis on the page", () => {
	it("show the figures of the period before while those of another one are read", () => {
		const state = { state: "loading", done: 0 } as const;
		const standing: AnyShownSection = {
			id: "standing",
			open: true,
			state,
			old: true,
			period: QUARTER,
			content: {
				measures: [
					figure("target.won", 410_000_00),
					figure("target.share", 0.82),
					figure("target.amount", 500_000_00),
					figure("target.gap", 90_000_00),
					figure("target.coverage", 2.4),
				],
				notices: [],
				extra: { target: "compared", canHaveTarget: true, stand: "unknown", label: QUARTER.label },
			},
		};
		assert.match(text(standing, NEXT), /Won \$410,000: 82% of the target of \$500,000/);
		const concentration: AnyShownSection = {
			id: "concentration",
			open: true,
			state,
			old: true,
			period: QUARTER,
			content: { measures: [figure("concentration.1", 0.4)], notices: [], extra: { open: 1, deals: [] } },
		};
		assert.match(text(concentration, NEXT), /\D40%/);
	});

	it("have the amount of a target that isn't compared for programs", () => {
		const standing: AnyShownSection = {
			id: "standing",
			open: true,
			state: { state: "ready" },
			old: false,
			content: {
				measures: [figure("target.won", 410_000_00), figure("target.amount", 500_000_00), figure("target.share")],
				notices: [],
				extra: { target: "forAll", canHaveTarget: true, stand: "unknown", label: QUARTER.label },
			},
		};
		assert.match(markup(standing), /hidden\s+data-measure=target.amount\s+data-value=50000000/);
		assert.match(markup(standing), /hidden\s+data-measure=target.share\s+data-value=\s/);
	});
});
