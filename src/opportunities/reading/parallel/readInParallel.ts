import { isByOwner } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { GroupBy, ListParameters } from "../../../close/schema/parameters.ts";
import type { PageReader } from "../pageReader.ts";
import { forOneRequest, type ReadOptions } from "../readContext.ts";
import { DataChangedError } from "../readErrors.ts";
import { countOf, type PageRequest } from "../readPlan.ts";
import { ParallelPlan } from "./parallelPlan.ts";

/** The plan for a listing with groups, by its first answer. Undefined if one answer after the other is as good. */
export function planFor(first: ListResponse, parameters: ListParameters, reader: PageReader): ParallelPlan | undefined {
	const groupBy = parameters._group_by as GroupBy | undefined;
	const { total_results: total } = first.aggregates;
	const { maxConcurrentRequests } = reader;
	if (groupBy === undefined || first.groups === undefined || total === undefined || maxConcurrentRequests < 2)
		return undefined;
	if (first.groups.some(({ aggregates }) => aggregates.total_results === undefined)) return undefined;
	// What the server gives is what counts, not what it is asked for.
	const pageSize = countOf(first);
	const hasDirectory = reader.context.owners !== undefined && isByOwner(groupBy);
	const plan = new ParallelPlan({ parameters, groupBy, pageSize, maxConcurrentRequests, hasDirectory });
	return pageSize > 0 && plan.add(first) === undefined && plan.unknown > pageSize ? plan : undefined;
}

/**
 * Asks what the plan asks for, as many requests at once as are allowed, until it knows all or has nothing more to ask.
 * The first request that fails ends the others. `found` is called after each answer that the plan took.
 * @throws DataChangedError if groups are no unbroken ranges, SkipLimitError or CloseError if an answer does not come
 */
export async function readInParallel(
	plan: ParallelPlan,
	reader: PageReader,
	options: ReadOptions,
	found: () => void,
): Promise<void> {
	const { owners } = reader.context;
	const end = new AbortController();
	const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
	const underWay = new Set<Promise<void>>();
	const begin = (work: Promise<void>) => {
		const one = work.finally(() => underWay.delete(one));
		// One that fails after another one did must not count as unhandled.
		one.catch(() => undefined);
		underWay.add(one);
	};
	const read = async (request: PageRequest) => {
		const answer = await reader.page(request.parameters, request.skip, { ...options, signal });
		if (signal.aborted) return;
		const inconsistency = plan.take(request, answer);
		if (inconsistency === "interleaved") throw new DataChangedError(inconsistency);
		if (inconsistency === undefined) found();
	};
	const readOwners = async () =>
		plan.takeOwners(await owners?.(forOneRequest({ ...options, signal })).catch(() => undefined));
	try {
		// What is still under way when all is known would tell nothing new.
		while (plan.next !== undefined) {
			for (const request of plan.nextRequests(reader.maxConcurrentRequests - underWay.size)) begin(read(request));
			if (plan.takeWish()) begin(readOwners());
			if (underWay.size === 0) return;
			await Promise.race(underWay);
		}
	} finally {
		end.abort();
	}
}
