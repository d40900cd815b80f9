import type { TooManyRows } from "../../opportunities/analysis/wholeListing.ts";
import type { AnyProvider, SectionContext } from "./sectionProvider.ts";

/** How many requests a section or a comparison makes without asking the user. */
export const REQUESTS_WITHOUT_ASKING = 20;

/**
 * How many rows a section may read without asking the user, if it doesn't know how many there are: as many as leave room for
 * its other requests.
 */
export function rowsWithoutAsking(provider: AnyProvider, context: SectionContext): number {
	return (REQUESTS_WITHOUT_ASKING - besides(provider, context)) * context.parts.pageSize;
}

/**
 * How many requests it still takes to read a section that was refused its rows. The page that came with the refusal isn't asked
 * for again.
 */
export function requestsAfter({ count, first }: TooManyRows, provider: AnyProvider, context: SectionContext): number {
	const pages = Math.ceil(count / context.parts.pageSize) - (first === undefined ? 0 : 1);
	return pages + besides(provider, context);
}

function besides({ requestsBesides }: AnyProvider, context: SectionContext): number {
	return requestsBesides?.(context) ?? 0;
}
