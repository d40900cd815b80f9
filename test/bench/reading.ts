import { Bench, CONCURRENCY, type Cost, PAGE } from "./measure.ts";
import type { Findings, Target } from "./report.ts";
import { type Cell, factor } from "./table.ts";

/** Close's rate limit, as recorded. Source: `facts.md`, section 2. */
const LIMIT = { limit: 320, windowSeconds: 8 };
/** The size and the latency in milliseconds that the targets apply to. */
const TARGET = { size: 10_000, latency: 150 };
const LARGEST = 100_000;

/** Time to read every object of a listing, compared with sequential paging and with the bound. */
export async function readings(quick: boolean): Promise<Findings> {
	const rows: Cell[][] = [];
	const targets: Target[] = [];
	for (const size of quick ? [1_000, 10_000] : [1_000, 10_000, LARGEST])
		for (const latency of size === LARGEST ? [TARGET.latency] : [0, 50, 150]) {
			const bench = await Bench.start({ size, rateLimit: LIMIT });
			bench.latency = latency;
			const all = await bench.cost(() => readAll(bench));
			const [group] = bench.listing.state.groups;
			const bound = boundOf(all, latency);
			const paging = await timeOfPaging(bench, size);
			await bench.stop();
			const cells = [size.toLocaleString("en"), `${latency} ms`, group?.rows.length ?? 0, all.requests, all.chain];
			const least = `${size > TARGET.size ? "~" : ""}${Math.round(paging).toLocaleString("en")}`;
			rows.push([...cells, all.ms, factor(all.ms, bound), all.refused, least, factor(paging, all.ms)]);
			if (size === TARGET.size && latency === TARGET.latency) targets.push(...targetsFor(all, bound));
		}
	const part = {
		title: "Until everything is read",
		text: `A listing without groups. The bound is the rounds of ${CONCURRENCY} requests, each as long as the latency and the sandbox's own time for an
answer, or what the limit of ${LIMIT.limit} requests in ${LIMIT.windowSeconds} seconds lets through, whichever takes longer. Sequential paging marked
with ~ is reckoned from the time of an answer.`,
		head: [
			...["objects", "latency", "read", "requests", "chain", "ms", "of the bound", "refused (429)"],
			...["paging: ms", "faster"],
		],
		rows,
	};
	return { parts: [part], targets };
}

async function readAll(bench: Bench): Promise<void> {
	const { listing } = bench;
	await bench.open(undefined);
	for (const { id } of listing.state.groups) await listing.loadAll(id);
}

/** The least milliseconds in which so many requests can be answered. */
function boundOf({ requests, chain, own }: Cost, latency: number): number {
	const side = Math.ceil(requests / CONCURRENCY) * (latency + own / chain);
	const limited = ((requests - LIMIT.limit) / LIMIT.limit) * LIMIT.windowSeconds * 1000;
	return Math.max(side, limited);
}

const SAMPLES = 20;

/** Milliseconds of sequential paging. For the largest size, estimated from some of the pages. */
async function timeOfPaging(bench: Bench, size: number): Promise<number> {
	const began = performance.now();
	if (size <= TARGET.size) {
		await bench.pageThrough({});
		return performance.now() - began;
	}
	for (let index = 0; index < SAMPLES; index += 1) await bench.page({}, Math.floor((size / SAMPLES) * index));
	return ((performance.now() - began) / SAMPLES) * (size / PAGE);
}

function targetsFor(all: Cost, bound: number): Target[] {
	const what = `${TARGET.size.toLocaleString("en")} read at ${TARGET.latency} ms`;
	return [
		{
			what: `${what}: of the bound`,
			limit: "≤ 1.25 ×",
			measured: factor(all.ms, bound),
			reached: all.ms <= 1.25 * bound,
		},
		{ what: `${what}: refused for the rate limit`, limit: "0", measured: `${all.refused}`, reached: all.refused === 0 },
	];
}
