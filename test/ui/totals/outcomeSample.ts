import type { Aggregates } from "../../../src/close/schema/aggregates.ts";
import type { OpportunityRow } from "../../../src/close/schema/opportunityRow.ts";
import type { PartReader } from "../../../src/opportunities/analysis/partReader.ts";
import { periodInView } from "../../../src/opportunities/analysis/periodInView.ts";
import { figuresOf } from "../../../src/opportunities/reading/figureArithmetic.ts";
import { Currencies } from "../../../src/opportunities/text/currencies.ts";
import type { View } from "../../../src/opportunities/view/view.ts";
import { concentrationProvider } from "../../../src/ui/analysis/concentrationProvider.ts";
import { timeOf } from "../../../src/ui/analysis/heldContent.ts";
import { outcomeProvider } from "../../../src/ui/analysis/outcomeProvider.ts";
import type { SectionContext } from "../../../src/ui/analysis/sectionProvider.ts";
import type { Analysis } from "../../../src/ui/analysis/sectionsProtocol.ts";
import { shownSection } from "../../../src/ui/analysis/shownSection.ts";

const NOW = new Date(2026, 10, 28, 12);
export const LEADS = ["Acme Corp", "Globex", "Initech and its many subsidiaries in Europe", "Umbrella", "Soylent"];

/** The figures that a Close would send for parts that no test reads row by row. */
const FIGURES: Readonly<Record<string, Aggregates>> = {
	won: { total_results: 9, total_value_annualized: 18_250_000 },
	all: { total_results: 60, total_value_annualized: 90_000_000 },
	before: { total_results: 4, total_value_annualized: 2_160_000 },
	from: { total_results: 53, total_value_annualized: 85_000_000 },
};

function open(index: number): OpportunityRow {
	return {
		id: `oppo_${index}`,
		lead_id: `lead_${index}`,
		lead_name: LEADS[index % LEADS.length] ?? null,
		user_id: "user_a",
		user_name: "Ada",
		status_type: "active",
		status_label: "Proposal",
		is_stalled: false,
		value: Math.round(9_000_000 / (index + 1)) + index * 1_003,
		value_period: index % 7 === 3 ? "monthly" : "annual",
		value_formatted: null,
		value_currency: "USD",
		confidence: index === 5 ? null : 20 + ((index * 35) % 75),
		date_won: index === 2 ? "2026-11-20" : "2026-12-15",
		date_updated: null,
	};
}

/** Reads from an array of open deals. */
function partsOf(count: number): PartReader {
	const requests = [{ asked: { status_type: "active" }, receivedAt: NOW.getTime() }];
	const part = <T>(value: T) => Promise.resolve({ value, requests, asOf: NOW.getTime(), changing: false });
	const rows = Array.from({ length: count }, (_, index) => open(index));
	const name = ({ filters: { date_won: days } }: View) => {
		if (typeof days !== "object") return "all";
		return days.lt === undefined ? "from" : "before";
	};
	return {
		rows: () => part({ aggregates: figuresOf(rows), rows }),
		latest: () => part({ aggregates: FIGURES["won"], rows: [] }),
		figures: (view: View) => part(FIGURES[name(view)] ?? {}),
		hasFigures: () => false,
		requestsForRows: () => 0,
	} as unknown as PartReader;
}

/** What sections are computed from: the open deals of a quarter, and a target. */
function contextFor(count: number): SectionContext {
	const forms = { startMonth: 1, locale: "en" };
	return {
		...forms,
		view: { filters: {} },
		period: periodInView({ filters: {} }, NOW, forms),
		now: NOW,
		me: "user_a",
		parts: partsOf(count),
		targets: [{ period: "2026-Q4", amount: 350_000 }],
		currencies: new Currencies(),
	};
}

/** The sections on outcome and concentration of that quarter as the page gets them, after what the user did there. */
export async function sampleSections(
	count: number,
	{ actions = [], hidden = false }: { readonly actions?: readonly unknown[]; readonly hidden?: boolean } = {},
): Promise<Analysis> {
	const context = contextFor(count);
	for (const action of actions) await outcomeProvider.act?.(action, context);
	const reading = {
		signal: new AbortController().signal,
		onProgress: () => undefined,
		limit: Number.POSITIVE_INFINITY,
	};
	const showing = {
		view: context.view,
		periodChosen: false,
		describing: { names: {}, locale: "en" },
		hidden,
	} as unknown as Parameters<typeof shownSection>[2];
	const section = async (provider: typeof outcomeProvider | typeof concentrationProvider) => {
		const content = await provider.read(context, reading);
		const held = {
			question: { parts: context.parts, text: "" },
			period: context.period,
			content,
			asOf: timeOf(content),
			old: false,
		};
		const progress = { state: "ready" } as const;
		return shownSection({ id: provider.id, open: true, progress, held, asked: true }, provider, showing);
	};
	const { id, label } = context.period;
	return {
		period: { id, label, choices: [{ label }] },
		currency: "USD",
		scale: 2,
		sections: [await section(outcomeProvider), await section(concentrationProvider)],
	};
}
