import type { RequestRecord } from "../../src/sandbox/index.ts";

/** The longest chain of requests in which each one arrived after the answer to the previous one was sent. */
export function chainOf(requests: readonly RequestRecord[]): readonly RequestRecord[] {
	const ended = [...requests].sort((a, b) => endOf(a) - endOf(b));
	const chain: RequestRecord[] = [];
	// Of all requests that can come next, the one that ends first leaves the most time for others.
	for (const request of ended) {
		const last = chain.at(-1);
		if (last === undefined || request.startedMs >= endOf(last)) chain.push(request);
	}
	return chain;
}

function endOf({ startedMs, durationMs }: RequestRecord): number {
	return startedMs + (durationMs ?? Number.POSITIVE_INFINITY);
}
