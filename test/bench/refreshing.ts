import { Bench } from "./measure.ts";
import { table } from "./table.ts";

/** What a refresh costs that finds nothing changed, and one that finds ten changes. */
export async function refreshes(): Promise<string> {
	const bench = await Bench.start({ size: 10_000 });
	await bench.open("-date_won__quarter");
	const first = bench.listing.state.groups[1]?.id ?? "";
	await bench.listing.expand(first);
	const unchanged = await bench.cost(() => bench.listing.refresh());
	bench.sandbox.mutate(undefined, 10);
	const changed = await bench.cost(() => bench.listing.refresh());
	await bench.stop();
	const rows = [
		["nothing changed", unchanged.requests, unchanged.bytes],
		["ten changes, one group expanded", changed.requests, changed.bytes],
	];
	return `## A refresh of 10,000 by quarter\n\n${table(["refresh", "requests", "bytes"], rows)}`;
}
