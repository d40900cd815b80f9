import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { Bench } from "./measure.ts";
import type { Findings } from "./report.ts";

const MOST_BYTES = 500;

/** Memory per loaded object, after a forced garbage collection. */
export async function memoryPerObject(quick: boolean): Promise<Findings> {
	setFlagsFromString("--expose-gc");
	const collect = runInNewContext("gc") as () => void;
	const size = quick ? 10_000 : 100_000;
	const bench = await Bench.start({ size });
	await bench.open("user_id");
	collect();
	const before = process.memoryUsage().heapUsed;
	for (const { id } of bench.listing.state.groups) await bench.listing.loadAll(id);
	bench.sandbox.clearRequests();
	collect();
	const after = process.memoryUsage().heapUsed;
	const loaded = bench.listing.state.groups.reduce((sum, { rows }) => sum + rows.length, 0);
	await bench.stop();
	const bytes = (after - before) / loaded;
	const part = {
		title: "Memory of the Listing",
		head: ["objects", "bytes an object"],
		rows: [[loaded, bytes]],
	};
	const target = {
		what: "Memory of the Listing an object",
		limit: `< ${MOST_BYTES} bytes`,
		measured: `${Math.round(bytes)} bytes`,
		reached: bytes < MOST_BYTES,
	};
	return { parts: [part], targets: [target] };
}
