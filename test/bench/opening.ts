import { Bench, CONCURRENCY, type Cost } from "./measure.ts";
import { factor, table } from "./table.ts";

/** Requests, bytes and time until all groups are known, against paging through everything as a script would. */
export async function openings(quick: boolean): Promise<string> {
	const rows: (string | number)[][] = [];
	for (const size of quick ? [1_000, 10_000] : [1_000, 10_000, 100_000])
		for (const [groupBy, owners] of [
			["date_won__quarter", 12],
			["user_id", 200],
		] as const) {
			let own = 0;
			for (const latencyMs of [0, 50, 150]) {
				const bench = await Bench.start({ size, owners, latencyMs });
				// The sandbox sorts once for each order; that is not what is compared.
				await bench.client.list({ _group_by: groupBy, _order_by: "-date_updated", _limit: "1" });
				const opening = await bench.cost(() => bench.open(groupBy));
				const groups = bench.listing.state.groups.length;
				const paging = await bench.cost(() => bench.pageThrough({ _group_by: groupBy, _order_by: "-date_updated" }));
				await bench.stop();
				if (latencyMs === 0) own = opening.ms;
				rows.push(rowOf(`${size.toLocaleString("en")} by ${groupBy}`, latencyMs, groups, opening, paging, own));
			}
		}
	const head = [
		"opening",
		"latency",
		"groups",
		"answers",
		"KB",
		"ms",
		"of the bound",
		"paging: answers",
		"KB",
		"ms",
		"faster",
	];
	return `## Until all groups are known

The bound is the plan's sequential answers times the latency, plus what the same opening takes without latency
(${CONCURRENCY} requests at once, 100 objects a page).

${table(head, rows)}`;
}

function rowOf(
	name: string,
	latency: number,
	groups: number,
	opening: Cost,
	paging: Cost,
	own: number,
): (string | number)[] {
	const bound = opening.requests * latency + own;
	return [
		name,
		`${latency} ms`,
		groups,
		opening.requests,
		opening.bytes / 1024,
		opening.ms,
		factor(opening.ms, bound),
		paging.requests,
		paging.bytes / 1024,
		paging.ms,
		factor(paging.ms, opening.ms),
	];
}
