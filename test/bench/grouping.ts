import type { GroupBy } from "../../src/close/schema/grouping.ts";
import { Bench, CONCURRENCY, ORDER, PAGE } from "./measure.ts";
import type { Findings, Target } from "./report.ts";
import { type Cell, factor } from "./table.ts";

const OWNERS = [10, 26, 60, 200] as const;
const PERIODS: readonly GroupBy[] = ["date_won__quarter", "-date_won__month", "date_won__week", "-date_won__week"];
const LATENCY = 150;
const MOST = 1.2;

/**
 * Time until all groups are known, for listings in which some objects have no owner or no won date, compared with the fewest
 * rounds of requests that their number of groups takes.
 */
export async function groupings(quick: boolean): Promise<Findings> {
	const rows: Cell[][] = [];
	const targets: Target[] = [];
	const measure = async (bench: Bench, size: number, name: string, by: GroupBy) => {
		// The sandbox sorts at the first request for an order, which is not part of the comparison.
		await bench.client.list({ _group_by: by, _order_by: ORDER, _limit: "1" });
		const cost = await bench.cost(() => bench.open(by));
		const { groups } = bench.listing.state;
		const answers = Math.max(1, Math.min(groups.length, Math.ceil(size / PAGE)));
		const bound = (Math.ceil(answers / CONCURRENCY) + 2) * LATENCY + cost.own;
		const most = answers + CONCURRENCY + 2;
		const { requests, chain, ms } = cost;
		rows.push([
			`${size.toLocaleString("en")} by ${name}`,
			groups.length,
			answers,
			requests,
			most,
			chain,
			ms,
			factor(ms, bound),
		]);
		targets.push({
			what: `${size.toLocaleString("en")} by ${name}: of the least rounds, and requests`,
			limit: `≤ ${MOST} ×, ≤ ${most}`,
			measured: `${factor(ms, bound)}, ${requests}`,
			reached: ms <= MOST * bound && requests <= most,
		});
	};
	for (const size of quick ? [10_000] : [10_000, 100_000]) {
		for (const owners of OWNERS) {
			const bench = await Bench.start({ size, owners });
			bench.latency = LATENCY;
			for (const by of ["user_id", "-user_id"] as const) await measure(bench, size, `${owners} owners (${by})`, by);
			const last = owners === OWNERS.at(-1);
			if (last) for (const by of PERIODS) await measure(bench, size, by, by);
			await bench.stop();
		}
	}
	const text = `With ${CONCURRENCY} requests side by side, each of ${PAGE} objects and ${LATENCY} ms. The answers that groups take one after the other are
as many as there are groups, or pages if these are fewer. The bound is their number divided by ${CONCURRENCY}, rounded up, and two more,
times the latency, and the sandbox's own time on the longest chain of requests.`;
	const head = ["listing", "groups", "answers", "requests", "at the most", "chain", "ms", "of the bound"];
	return { parts: [{ title: "Until all groups are known, side by side", text, head, rows }], targets };
}
