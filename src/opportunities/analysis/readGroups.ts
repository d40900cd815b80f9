import { GroupDiscovery } from "../listing/groupDiscovery.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import type { ViewQuery } from "../view/viewParameters.ts";

/** Discovers all groups. If the data changes meanwhile, once more; if it changes again, keeps what has arrived. */
export async function readGroups(query: ViewQuery, reader: PageReader, options: ReadOptions) {
	let discovery = new GroupDiscovery(query, reader, () => options);
	let changing = false;
	if (!(await holdsStill(discovery))) {
		reader.context.log.info("The data changed while it was read; reading again.");
		discovery = new GroupDiscovery(query, reader, () => options);
		changing = !(await holdsStill(discovery));
	}
	const { totals = {}, provenance, freshness } = discovery;
	const spans = discovery.spans(false);
	const requests = new Map(
		[provenance, ...spans.map((span) => span.provenance)].flatMap((one) =>
			one === undefined ? [] : [[one.asked, one]],
		),
	);
	return {
		value: { aggregates: totals, groups: spans.map((span) => ({ ...span, rows: span.rows.slice(0, 1) })) },
		requests: [...requests.values()],
		asOf: freshness.asOf ?? Date.now(),
		changing,
	};
}

/** Returns false if the data changed. */
async function holdsStill(discovery: GroupDiscovery): Promise<boolean> {
	try {
		await discovery.read();
		return true;
	} catch (error) {
		if (error instanceof DataChangedError) return false;
		throw error instanceof SkipLimitError ? error.refusal : error;
	}
}
