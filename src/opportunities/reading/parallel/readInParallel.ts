import { isByOwner } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { GroupBy, ListParameters } from "../../../close/schema/parameters.ts";
import { DataChangedError } from "../dataChangedError.ts";
import type { FindOwners } from "../ownerSplit.ts";
import type { PageReader } from "../pageReader.ts";
import { forOneRequest, type ReadOptions } from "../pauses.ts";
import { countOf, type PageRequest } from "../readPlan.ts";
import { ParallelPlan } from "./parallelPlan.ts";

export interface ReadInParallelParts {
	readonly parameters: ListParameters;
	readonly groupBy: GroupBy | undefined;
	readonly reader: PageReader;
	readonly owners: FindOwners | undefined;
	/** Called after each answer that the plan took. */
	readonly found: () => void;
}

/** The plan for a listing with groups, by its first answer. Undefined if one answer after the other is as good. */
export function planFor(first: ListResponse, parts: ReadInParallelParts): ParallelPlan | undefined {
	const { parameters, groupBy, reader, owners } = parts;
	const { total_results: total } = first.aggregates;
	const { maxConcurrentRequests } = reader;
	if (groupBy === undefined || first.groups === undefined || total === undefined || maxConcurrentRequests < 2)
		return undefined;
	if (first.groups.some(({ aggregates }) => aggregates.total_results === undefined)) return undefined;
	// What the server gives is what counts, not what it is asked for.
	const pageSize = countOf(first);
	const hasDirectory = owners !== undefined && isByOwner(groupBy);
	const plan = new ParallelPlan({ parameters, groupBy, pageSize, maxConcurrentRequests, hasDirectory });
	return pageSize > 0 && plan.add(first) === undefined && plan.unknown > pageSize ? plan : undefined;
}

/**
 * Asks what the plan asks for, as many requests at once as are allowed, until it knows all or has nothing more to ask.
 * The first request that fails ends the others.
 * @throws DataChangedError if groups are no unbroken stretches, SkipLimitError or CloseError if an answer does not come
 */
export async function readInParallel(
	plan: ParallelPlan,
	parts: ReadInParallelParts,
	options: ReadOptions,
): Promise<void> {
	const { reader, owners, found } = parts;
	const end = new AbortController();
	const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
	const underWay = new Set<Promise<void>>();
	const begin = (work: Promise<void>) => {
		const one = work.finally(() => underWay.delete(one));
		// One that fails after another one did must not count as unhandled.
		one.catch(() => undefined);
		underWay.add(one);
	};
	const read = async (question: PageRequest) => {
		const answer = await reader.page(question.parameters, question.skip, { ...options, signal });
		if (signal.aborted) return;
		const inconsistency = plan.take(question, answer);
		if (inconsistency === "interleaved") throw new DataChangedError(inconsistency);
		if (inconsistency === undefined) found();
	};
	const readOwners = async () =>
		plan.takeOwners(await owners?.(forOneRequest({ ...options, signal })).catch(() => undefined));
	try {
		// What is still under way when all is known would tell nothing new.
		while (plan.next !== undefined) {
			for (const question of plan.questions(reader.maxConcurrentRequests - underWay.size)) begin(read(question));
			if (plan.takeWish()) begin(readOwners());
			if (underWay.size === 0) return;
			await Promise.race(underWay);
		}
	} finally {
		end.abort();
	}
}
