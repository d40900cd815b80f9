import type { MeasureExplanation, ShownMeasure } from "../../../src/ui/analysis/explanationProtocol.ts";
import type { Analysis, AnyShownSection } from "../../../src/ui/analysis/sectionsProtocol.ts";
import type { TotalsPage } from "./harness.ts";
import { sampleTotals } from "./sample.ts";

const QUARTER = "2026-Q4";

export const WON: ShownMeasure = { name: "target.won", period: QUARTER, value: 41_020_050 };
export const SHARE: ShownMeasure = { name: "target.share", period: QUARTER, value: 0.8204 };

/** The one line of the side bar. */
export const LINE: AnyShownSection = {
	id: "line",
	open: true,
	state: { state: "ready" },
	old: false,
	content: { measures: [WON, SHARE], notices: [], extra: {} },
};

/** How the share was made. */
export const EXPLANATION: MeasureExplanation = {
	measure: SHARE,
	of: "2026 Q4",
	title: "Share of the target",
	meaning: "How much of the target is won.",
	formula: "won ÷ target",
	numbers: [
		{ kind: "money", value: 41_020_050 },
		" ÷ ",
		{ kind: "money", value: 50_000_000 },
		" = ",
		{ kind: "ratio", value: 0.8204 },
	],
	assumptions: ["A target counts for exactly its own days.", "Owners' targets aren't added up."],
	requests: [
		{
			request: {
				parameters: [
					["status_type", "won"],
					["query", 'note:"<b>"'],
				],
				skip: 0,
				receivedAt: Date.UTC(2026, 8, 15, 10, 40),
				timeZoneOffset: 0,
			},
			count: 3,
			lastReceivedAt: Date.UTC(2026, 8, 15, 10, 42),
		},
		{
			request: {
				parameters: [["status_type", "active"]],
				skip: 0,
				receivedAt: Date.UTC(2026, 8, 15, 10, 40),
				timeZoneOffset: 0,
			},
			count: 1,
			lastReceivedAt: Date.UTC(2026, 8, 15, 10, 40),
		},
	],
};

/** The sections of a page, with all that is around them. */
export function analysisOf(sections: readonly AnyShownSection[], change: Partial<Analysis> = {}): Analysis {
	return {
		currency: "USD",
		scale: 2,
		period: {
			id: QUARTER,
			label: "2026 Q4",
			choices: [
				{ label: "The View's period · 2026 Q4" },
				{ period: "last_quarter", label: "Last quarter · 2026 Q3" },
				{ period: "this_year", label: "This year · 2026" },
			],
		},
		sections: [...sections],
		...change,
	};
}

/** Shows totals with these sections. */
export async function showSections({ send }: TotalsPage, analysis: Analysis, hidden = false): Promise<void> {
	const totals = { ...sampleTotals(3), hidden };
	await send({ type: "snapshot", totals, view: "All opportunities", filters: "", analysis });
}
