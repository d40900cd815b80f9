import { type GroupBy, isByOwner } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import type { PageReader } from "../pageReader.ts";
import { abortTogether, forOneRequest, type ReadOptions } from "../readContext.ts";
import { DataChangedError } from "../readErrors.ts";
import { countOf, type PageRequest } from "../readPlan.ts";
import { ParallelPlan } from "./parallelPlan.ts";

/** Creates the plan for a grouped listing from its first answer. Returns undefined if sequential reading is as good. */
export function planFor(first: ListResponse, parameters: ListParameters, reader: PageReader): ParallelPlan | undefined {
	const groupBy = parameters._group_by as GroupBy | undefined;
	const { total_results: total } = first.aggregates;
	const { maxConcurrentRequests } = reader;
	if (groupBy === undefined || first.groups === undefined || total === undefined || maxConcurrentRequests < 2)
		return undefined;
	if (first.groups.some(({ aggregates }) => aggregates.total_results === undefined)) return undefined;
	// The server may return fewer objects than requested.
	const pageSize = countOf(first);
	const hasDirectory = reader.context.owners !== undefined && isByOwner(groupBy);
	const plan = new ParallelPlan({ parameters, groupBy, pageSize, maxConcurrentRequests, hasDirectory });
	return pageSize > 0 && plan.add(first) === undefined && plan.unknown > pageSize ? plan : undefined;
}

/**
 * Sends the requests of the plan, as many in parallel as allowed, until it knows all groups or has nothing more to
 * request. The first failure aborts the other requests. Calls `found` after each answer that the plan accepted.
 * @throws DataChangedError if groups aren't contiguous ranges, SkipLimitError or CloseError if an answer doesn't arrive
 */
export async function readInParallel(
	plan: ParallelPlan,
	reader: PageReader,
	options: ReadOptions,
	found: () => void,
): Promise<void> {
	const { owners } = reader.context;
	const together = abortTogether(options);
	const underWay = new Set<Promise<void>>();
	const begin = (work: Promise<void>) => {
		const one = work.finally(() => underWay.delete(one));
		// A request that fails after another one did must not count as an unhandled rejection.
		one.catch(() => undefined);
		underWay.add(one);
	};
	const read = async (request: PageRequest) => {
		const answer = await reader.page(request.parameters, request.skip, together.options);
		if (together.options.signal.aborted) return;
		const inconsistency = plan.take(request, answer);
		if (inconsistency === "interleaved") throw new DataChangedError(inconsistency);
		if (inconsistency === undefined) found();
	};
	const readOwners = async () =>
		plan.takeOwners(await owners?.(forOneRequest(together.options)).catch(() => undefined));
	try {
		// Once all groups are known, pending requests can't add anything.
		while (plan.next !== undefined) {
			for (const request of plan.nextRequests(reader.maxConcurrentRequests - underWay.size)) begin(read(request));
			if (plan.takeWish()) begin(readOwners());
			if (underWay.size === 0) return;
			await Promise.race(underWay);
		}
	} finally {
		together.end();
	}
}
