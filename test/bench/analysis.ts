import { setImmediate } from "node:timers/promises";
import type { GroupBy } from "../../src/close/schema/grouping.ts";
import type { ListParameters } from "../../src/close/schema/parameters.ts";
import { readComparison } from "../../src/opportunities/analysis/comparison/readComparison.ts";
import { sharedView } from "../../src/opportunities/analysis/comparison/sharedView.ts";
import { MOST_DEALS, openDealsOf } from "../../src/opportunities/analysis/outcome/openDeals.ts";
import { outcomeOf } from "../../src/opportunities/analysis/outcome/outcome.ts";
import { readPartedGroups, roundingIn, typesToRead } from "../../src/opportunities/analysis/partedGroups.ts";
import { PartReader } from "../../src/opportunities/analysis/partReader.ts";
import { askForParts, partedGroup } from "../../src/opportunities/analysis/partsOfGroup.ts";
import { periodBefore, periodInView } from "../../src/opportunities/analysis/periodInView.ts";
import { LARGEST_TARGET } from "../../src/opportunities/analysis/standing/targetEntries.ts";
import { Currencies } from "../../src/opportunities/text/currencies.ts";
import type { View } from "../../src/opportunities/view/view.ts";
import { queryOf } from "../../src/opportunities/view/viewParameters.ts";
import { SECTION_IDS, type SectionId } from "../../src/ui/analysis/sectionContents.ts";
import { SECTION_PROVIDERS } from "../../src/ui/analysis/sectionProviders.ts";
import { cpuOf, longestHold } from "./cpu.ts";
import { Bench, CONCURRENCY, PAGE, QUIET } from "./measure.ts";
import type { Findings, Target } from "./report.ts";
import type { Cell } from "./table.ts";

const SIZES = [10_000, 100_000] as const;
const OWNERS = 26;
const FORMS = { startMonth: 1, locale: "en" } as const;
const ALL: View = { filters: {} };

/** The requests of each part of the analysis, alone and all together, and the CPU time of the largest outcome. */
export async function analysis(quick: boolean): Promise<Findings> {
	const rows: Cell[][] = [];
	const targets: Target[] = [];
	for (const size of quick ? SIZES.slice(0, 1) : SIZES) {
		const bench = await Bench.start({ size, owners: OWNERS });
		const counted = await countRequests(bench);
		const objects = size.toLocaleString("en");
		rows.push(...counted.map(([what, requests, most]) => [`${objects}, ${what}`, requests, most]));
		const over = counted.filter(([, requests, most]) => requests > most);
		targets.push({
			what: `${objects} analyzed: parts that take more requests than they may`,
			limit: "0",
			measured: over.length === 0 ? "0" : over.map(([what]) => what).join("; "),
			reached: over.length === 0,
		});
		await bench.stop();
	}
	const text = `By a reader that knows nothing before, with ${PAGE} objects in an answer. The most are what grouped walks of the tree take, full pages of the objects that must
be read, or fixed numbers.`;
	const requests = {
		title: "Requests of the analysis",
		text,
		head: ["objects, part", "requests", "at the most"],
		rows,
	};
	const outcome = await largestOutcome();
	return { parts: [requests, ...outcome.parts], targets: [...targets, ...outcome.targets] };
}

type Counted = readonly [what: string, requests: number, most: number];

async function countRequests(bench: Bench): Promise<readonly Counted[]> {
	const asking = { now: new Date(), me: undefined };
	const counted: Counted[] = [];
	/** Counts what a reader that knows nothing yet asks for. */
	const count = async (what: string, most: number, work: (parts: PartReader) => Promise<unknown>) => {
		const settings = () => ({ pageSize: PAGE, maxConcurrentRequests: CONCURRENCY });
		const parts = new PartReader({ source: bench.client, settings, log: QUIET }, (view) => queryOf(view, asking));
		counted.push([what, (await bench.cost(() => work(parts))).requests, most]);
	};
	const pagesOf = async (parameters: ListParameters) => {
		const { aggregates } = await bench.client.list({ ...parameters, _limit: "1" });
		return Math.ceil((aggregates.total_results ?? 0) / PAGE);
	};
	/** The most answers that the tree's own walk takes until all groups are known. */
	const walk = async (by: GroupBy, type: "won" | "active") => {
		await bench.open(by, { status_type: [type] });
		const { groups, totals } = bench.listing.state;
		const pages = Math.ceil((totals?.total_results ?? 0) / PAGE);
		return Math.max(1, Math.min(groups.length, pages)) + CONCURRENCY + 2;
	};

	for (const by of ["-date_won__quarter", "-date_won__month", "user_id"] as const) {
		const most = (await walk(by, "won")) + (await walk(by, "active"));
		await bench.open(by);
		const view: View = { group_by: by, filters: {} };
		const reading = { types: typesToRead(view, false), rounding: roundingIn(view, FORMS.startMonth) };
		const { state } = bench.listing;
		await count(`won, open and lost by ${by}`, most, (parts) => readPartedGroups(parts, view, state, reading, {}));
		const of = state.groups[0] && partedGroup(state, state.groups[0], asking);
		if (of !== undefined) await count(`the hover of a group by ${by}`, 2, (parts) => askForParts(parts, of, {}));
	}
	const period = periodInView(ALL, asking.now, FORMS);
	const { gte, lt } = period.period;
	const { period: earliest = period.period } = periodBefore(period, FORMS) ?? {};
	const lost = await pagesOf({ status_type: "lost", date_updated__gte: earliest.gte });
	const open = await pagesOf({ status_type: "active", date_won__gte: gte, date_won__lt: lt });
	const most: Readonly<Record<SectionId, number>> = {
		standing: 4,
		winRate: lost + 2,
		// What is won in the period is one more, unless another section has read it.
		outcome: Math.min(open, MOST_DEALS / PAGE) + 1,
		concentration: open,
		line: 1,
	};
	const contextOf = (parts: PartReader) => ({
		view: ALL,
		period,
		parts,
		...asking,
		...FORMS,
		pageSize: PAGE,
		currencies: new Currencies(),
		targets: [{ period: period.id, amount: LARGEST_TARGET }],
	});
	const reading = {
		signal: new AbortController().signal,
		onProgress: () => undefined,
		limit: Number.POSITIVE_INFINITY,
	};
	for (const provider of SECTION_PROVIDERS)
		await count(`the section ${provider.id}`, most[provider.id], (parts) => provider.read(contextOf(parts), reading));
	const together = (...ids: readonly SectionId[]) => {
		const providers = SECTION_PROVIDERS.filter(({ id }) => ids.includes(id));
		return async (parts: PartReader) => {
			for (const provider of providers) await provider.read(contextOf(parts), reading);
		};
	};
	await count("outcome and concentration", open + 1, together("outcome", "concentration"));
	await count("target and pace, outcome and concentration", 4 + open, together("standing", "outcome", "concentration"));
	// All sections ask once for what is won in the period.
	await count("all sections", 4 + lost + 1 + open, together(...SECTION_IDS));
	const [a, b] = ["this_quarter", "last_quarter"].map((date_won) => ({ filters: { date_won } as View["filters"] }));
	if (a !== undefined && b !== undefined)
		await count("this quarter and the last side by side", 3, (parts) =>
			readComparison({ a, b, shared: sharedView(a, b, asking) }, parts, { mostRequests: 0 }),
		);
	return counted;
}

/** CPU time of the outcome of as many deals as are computed, and how long it holds the thread that all extensions share. */
async function largestOutcome(): Promise<Findings> {
	const bench = await Bench.start({ size: MOST_DEALS * 6 });
	const rows = bench.sandbox.matching({ status_type: "active" }).slice(0, MOST_DEALS);
	await bench.stop();
	const { deals } = openDealsOf(rows);
	const target = deals.reduce((sum, { value }) => sum + value, 0) / 2;
	const compute = () => outcomeOf({ deals, won: 0, target, requests: [] }, { pause: () => setImmediate() });
	const cpu = await cpuOf(4, compute);
	const held = await longestHold(compute());
	const part = {
		title: "The outcome of many open deals",
		text: "All the ways in which they may end, put together deal by deal. The longest time on the CPU is between two turns of the event loop.",
		head: ["open deals", "CPU ms", "held ms"],
		rows: [[deals.length, cpu, held]],
	};
	const what = `The outcome of ${deals.length.toLocaleString("en")} open deals`;
	return {
		parts: [part],
		targets: [
			{ what: `${what}: CPU time`, limit: "< 1,000 ms", measured: `${cpu.toFixed(0)} ms`, reached: cpu < 1000 },
			{ what: `${what}: in one go`, limit: "≤ 50 ms", measured: `${held.toFixed(0)} ms`, reached: held <= 50 },
		],
	};
}
