import type { GroupBy } from "../../src/close/schema/grouping.ts";
import { addDays, type Day, dayOf, localDay, mondayBefore, partsOf } from "../../src/opportunities/time/calendar.ts";
import type { Filters } from "../../src/opportunities/view/view.ts";
import { parametersOf } from "../../src/opportunities/view/viewParameters.ts";
import { Bench, CONCURRENCY, type Cost, ORDER, PAGE } from "./measure.ts";
import type { Findings, Target } from "./report.ts";
import { type Cell, factor } from "./table.ts";

const QUARTERS = 16;
const OWNERS = 200;
const WEEKS = 156;
const LATENCIES = [0, 50, 150] as const;
/** The latency in milliseconds that targets apply to. At it, even sequential paging of the largest size is measured to its end. */
const WORST = 150;
const LARGEST = 100_000;
/** The number of opportunities in the sandbox for each one with a won date in the requested periods. */
const UNDATED = 1.36;

interface Grouping {
	readonly name: string;
	readonly by: GroupBy;
	readonly filters: Filters;
}

/** The result of paging through everything, one answer after the other. */
interface Paging {
	readonly answers: number;
	readonly ms: number;
	/** False if it is estimated from the time of one answer elsewhere in this run. */
	readonly measured: boolean;
}

interface Opening extends Cost {
	readonly grouping: Grouping;
	readonly size: number;
	readonly latency: number;
	readonly objects: number;
	readonly groups: number;
	readonly bound: number;
}

/** Requests, bytes and time until all groups are known, compared with paging through everything as a script would. */
export async function openings(quick: boolean): Promise<Findings> {
	const groupings = groupingsAt(new Date());
	const rows: Cell[][] = [];
	const targets: Target[] = [];
	for (const size of quick ? [1_000, 10_000] : [1_000, 10_000, LARGEST]) {
		const bench = await Bench.start({ size: Math.round(size * UNDATED), owners: OWNERS });
		for (const latency of LATENCIES) {
			bench.latency = latency;
			const opened: Opening[] = [];
			for (const grouping of groupings) opened.push(await openingOf(bench, grouping, size, latency));
			const paged = await pagings(bench, opened);
			for (const [index, opening] of opened.entries()) {
				const paging = paged[index];
				if (paging === undefined) continue;
				rows.push(rowOf(opening, paging));
				if (size === LARGEST && latency === WORST) targets.push(...targetsFor(opening, paging));
			}
		}
		await bench.stop();
	}
	const part = {
		title: "Until all groups are known",
		text: `A chain is the longest row of answers that came one after the other: ${CONCURRENCY} requests may run side by side, each of ${PAGE}
objects. The bound of an opening is its chain times the latency, and the sandbox's own time on that chain. Sequential paging
marked with ~ is reckoned from the time of an answer of the same latency.`,
		head: HEAD,
		rows,
	};
	return { parts: [part], targets };
}

const HEAD = [
	...["opening", "latency", "objects", "groups", "requests", "chain", "KB", "ms", "of the bound"],
	...["paging: answers", "paging: ms", "faster"],
];

function rowOf(opening: Opening, paging: Paging): Cell[] {
	const { grouping, size, latency, objects, groups, requests, chain, bytes, ms, bound } = opening;
	return [
		...[`${size.toLocaleString("en")} by ${grouping.name}`, `${latency} ms`, objects, groups, requests, chain],
		...[bytes / 1024, ms, factor(ms, bound), paging.answers],
		`${paging.measured ? "" : "~"}${Math.round(paging.ms).toLocaleString("en")}`,
		factor(paging.ms, ms),
	];
}

async function openingOf(bench: Bench, grouping: Grouping, size: number, latency: number): Promise<Opening> {
	const { by, filters } = grouping;
	// The sandbox sorts at the first request for an order, which is not part of the comparison.
	await bench.client.list({ ...parametersFor(grouping), _limit: "1" });
	const cost = await bench.cost(() => bench.open(by, filters));
	const { groups, totals } = bench.listing.state;
	const objects = totals?.total_results ?? 0;
	return { ...cost, grouping, size, latency, objects, groups: groups.length, bound: bench.boundOf(cost) };
}

/**
 * Pages through what was opened, or estimates how long that takes. Pages through several at the same time, since each spends
 * nearly all of its time waiting.
 */
async function pagings(bench: Bench, opened: readonly Opening[]): Promise<readonly Paging[]> {
	const answersOf = ({ objects }: Opening) => Math.max(1, Math.ceil(objects / PAGE));
	const pages = ({ grouping, size, latency }: Opening) =>
		size < LARGEST ? grouping.by.endsWith("quarter") : latency === WORST && !grouping.by.endsWith("week");
	const measured = new Map<Opening, number>();
	await Promise.all(
		opened.filter(pages).map(async (opening) => {
			const began = performance.now();
			await bench.pageThrough(parametersFor(opening.grouping));
			measured.set(opening, performance.now() - began);
		}),
	);
	const [sample] = opened;
	const answer = sample === undefined ? 0 : await timeOfAnswer(bench, sample, measured.get(sample));
	return opened.map((opening) => {
		const ms = measured.get(opening);
		return { answers: answersOf(opening), ms: ms ?? answersOf(opening) * answer, measured: ms !== undefined };
	});
}

const SAMPLES = 20;

/** Milliseconds from one page to the next: derived from `whole` if all pages were read, else from some pages. */
async function timeOfAnswer(bench: Bench, { grouping, objects }: Opening, whole: number | undefined): Promise<number> {
	if (whole !== undefined) return whole / Math.max(1, Math.ceil(objects / PAGE));
	const began = performance.now();
	for (let index = 0; index < SAMPLES; index += 1) {
		await bench.page(parametersFor(grouping), Math.floor((objects / SAMPLES) * index));
	}
	return (performance.now() - began) / SAMPLES;
}

function targetsFor({ grouping, chain, ms, bound }: Opening, paging: Paging): Target[] {
	const name = `${LARGEST.toLocaleString("en")} by ${grouping.name} at ${WORST} ms`;
	const faster = (least: number): Target => ({
		what: `${name}: faster than sequential paging`,
		limit: `≥ ${least} ×`,
		measured: factor(paging.ms, ms),
		reached: paging.ms / ms >= least,
	});
	if (grouping.by.endsWith("user_id")) return [faster(15)];
	if (!grouping.by.endsWith("quarter")) return [];
	return [
		{ what: `${name}: sequential answers`, limit: `≤ ${QUARTERS}`, measured: `${chain}`, reached: chain <= QUARTERS },
		{ what: `${name}: of the bound`, limit: "≤ 1.2 ×", measured: factor(ms, bound), reached: ms <= 1.2 * bound },
		faster(50),
	];
}

function parametersFor({ by, filters }: Grouping) {
	return parametersOf({ group_by: by, order_by: ORDER, filters }, { now: new Date(), me: undefined });
}

/** Periods that the sandbox fills, which end some months from now. Grouping by owner has the objects of the quarters. */
function groupingsAt(now: Date): readonly Grouping[] {
	const { year, month } = partsOf(localDay(now));
	const quarter = Math.floor((month - 1) / 3);
	const from = dayOf(year - 3, quarter * 3 + 1, 1);
	const quarters = { date_won: { gte: from, lt: dayOf(year + 1, quarter * 3 + 1, 1) } };
	const monday: Day = mondayBefore(addDays(from, 100));
	const weeks = { date_won: { gte: monday, lt: addDays(monday, WEEKS * 7) } };
	return [
		{ name: `${QUARTERS} quarters`, by: "date_won__quarter", filters: quarters },
		{ name: `${OWNERS} owners`, by: "user_id", filters: quarters },
		{ name: `${WEEKS} weeks`, by: "date_won__week", filters: weeks },
	];
}
