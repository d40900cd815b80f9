import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Bench } from "./measure.ts";
import { table } from "./table.ts";

/** What a loaded object keeps in memory, after a forced collection. */
export async function memoryPerObject(quick: boolean): Promise<string> {
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc") as () => void;
	const size = quick ? 10_000 : 100_000;
	const bench = await Bench.start({ size });
	await bench.open("user_id");
	collect();
	const before = process.memoryUsage().heapUsed;
	for (const { id } of bench.listing.state.groups) await bench.listing.loadAll(id);
	collect();
	const after = process.memoryUsage().heapUsed;
	const loaded = bench.listing.state.groups.reduce((sum, { rows }) => sum + rows.length, 0);
	await bench.stop();
	const rows = [[loaded, (after - before) / loaded]];
	return `## Memory of the Listing\n\n${table(["objects", "bytes an object"], rows)}`;
}
