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

const figure = (name: ShownMeasure["name"], value: number, period = QUARTER): ShownMeasure => ({ name, period, value });
const ASIDE = "View filters not applied: Open";
const AS_OF = Date.UTC(2026, 8, 15, 10, 42);

/** A section in each of its states, with what it may have to show meanwhile. */
export const STATES: readonly AnyShownSection[] = [
	{
		id: "standing",
		open: true,
		aside: ASIDE,
		state: { state: "ready" },
		asOf: AS_OF,
		old: true,
		content: {
			measures: [
				WON,
				SHARE,
				figure("target.amount", 50_000_000),
				figure("target.gap", 8_979_950),
				figure("target.coverage", 2.4),
				figure("pace.now", 41_020_050),
				figure("pace.previous_period", 38_000_000, "2026-Q3"),
			],
			notices: [["Overdue: ", { kind: "count", value: 3 }, ", ", { kind: "money", value: 90_000 }]],
			extra: {
				target: "compared",
				canHaveTarget: true,
				stand: "current",
				label: "2026 Q4",
				before: { id: "2026-Q3", label: "2026 Q3" },
			},
		},
	},
	{
		id: "winRate",
		open: true,
		state: { state: "loading", done: 1200, total: 4000 },
		asOf: AS_OF,
		old: true,
		content: {
			measures: [
				figure("win_rate.count", 0.44),
				figure("win_rate.value", 0.39),
				figure("win_rate.won", 18),
				figure("win_rate.closed", 41),
			],
			notices: [],
			extra: { periods: [{ id: QUARTER, label: "2026 Q4" }], mayLack: false, ownersNeed: 1 },
		},
	},
	{ id: "outcome", open: true, aside: ASIDE, state: { state: "waiting", needs: 84 }, old: false },
	{
		id: "concentration",
		open: true,
		state: { state: "failed", message: "Close can't be reached.", advice: "Check the network." },
		old: false,
	},
];

/** How the share was made. */
export const EXPLANATION: MeasureExplanation = {
	measure: SHARE,
	of: "2026 Q4",
	title: "Share of the target",
	meaning: "How much of the target has been won.",
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
