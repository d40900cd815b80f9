import { Bench } from "./measure.ts";
import type { Findings } from "./report.ts";

const SIZE = 10_000;

/** The cost of a check for changes that finds none, of one that finds ten, and of a refresh that reads all on screen again. */
export async function refreshes(): Promise<Findings> {
	const bench = await Bench.start({ size: SIZE });
	await bench.open("-date_won__quarter");
	await bench.listing.expand(bench.listing.state.groups[1]?.id ?? "");
	const unchanged = await bench.cost(() => bench.listing.refreshIfChanged());
	bench.sandbox.mutate(undefined, 10);
	const changed = await bench.cost(() => bench.listing.refreshIfChanged());
	const asked = await bench.cost(() => bench.listing.refresh());
	await bench.stop();
	const part = {
		title: `A refresh of ${SIZE.toLocaleString("en")} by quarter`,
		text: "Bytes are those on the wire, with heads.",
		head: ["refresh", "requests", "bytes"],
		rows: [
			["nothing changed", unchanged.requests, unchanged.bytes],
			["ten changes, one group expanded", changed.requests, changed.bytes],
			["asked for, one group expanded", asked.requests, asked.bytes],
		],
	};
	const target = {
		what: "A refresh that finds nothing changed",
		limit: "1 request, < 2 KB",
		measured: `${unchanged.requests}, ${(unchanged.bytes / 1024).toFixed(2)} KB`,
		reached: unchanged.requests === 1 && unchanged.bytes < 2048,
	};
	return { parts: [part], targets: [target] };
}
