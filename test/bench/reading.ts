import { Bench, CONCURRENCY, PAGE } from "./measure.ts";
import { factor, table } from "./table.ts";

const SIZE = 10_000;

/** Time to read every object of the largest group, against one page after another and against the bound. */
export async function readings(): Promise<string> {
	const rows: (string | number)[][] = [];
	let own = 0;
	for (const latencyMs of [0, 50, 150]) {
		const bench = await Bench.start({ size: SIZE, owners: 1, latencyMs });
		await bench.open("user_id");
		const [group] = bench.listing.state.groups;
		const all = await bench.cost(() => bench.listing.loadAll(group?.id ?? ""));
		const loaded = bench.listing.state.groups[0]?.rows.length ?? 0;
		const paging = await bench.cost(() => bench.pageThrough({ _group_by: "user_id", _order_by: "-date_updated" }));
		await bench.stop();
		if (latencyMs === 0) own = all.ms;
		const bound = (Math.ceil((SIZE - PAGE) / (PAGE - 1) / CONCURRENCY) + 1) * latencyMs + own;
		rows.push([
			`${latencyMs} ms`,
			loaded,
			all.requests,
			all.ms,
			factor(all.ms, bound),
			paging.ms,
			factor(paging.ms, all.ms),
		]);
	}
	const head = ["latency", "objects", "requests", "ms", "of the bound", "one after another: ms", "faster"];
	return `## Loading all of a group of ${SIZE.toLocaleString("en")}

The bound is the rounds of ${CONCURRENCY} requests and one probe, times the latency, plus the time without latency.

${table(head, rows)}`;
}
