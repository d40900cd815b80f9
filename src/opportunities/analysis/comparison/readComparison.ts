import type { Aggregates } from "../../../close/schema/aggregates.ts";
import { figuresOf } from "../../reading/figureArithmetic.ts";
import type { ReadOptions } from "../../reading/readContext.ts";
import type { Provenance } from "../../reading/readPlan.ts";
import { type Figures, NO_FIGURES, singleFigures } from "../../totals/singleFigures.ts";
import type { View } from "../../view/view.ts";
import { aggregatesIn, type Part, type PartReader, type PartRows } from "../partReader.ts";
import { type ComparedFigure, comparedFigures, fitTogether } from "./comparedFigures.ts";
import type { Shared } from "./sharedView.ts";
import { idsOf, withIds } from "./sideRows.ts";

/** The most opportunities of one View that are read to find which of them the other View has, too. */
const MOST_COMPARED = 20_000;

/** Two Views, and what they have in common at the moment of the comparison. */
export interface Pair {
	readonly a: View;
	readonly b: View;
	readonly shared: Shared;
}

/** Two Views side by side. */
export interface Comparison {
	readonly figures: readonly ComparedFigure[];
	/**
	 * Why it isn't known what both match: it takes so many requests (infinite: nobody knows how many) that the user must
	 * agree, or it is too much to read.
	 */
	readonly unread?: { readonly requests: number } | "tooMany" | undefined;
	/** The answers that the figures of A, of B and of what both match came from. */
	readonly requests: Readonly<Record<"a" | "b" | "both", readonly Provenance[]>>;
	/** When the oldest of the answers was complete, in milliseconds since the epoch. */
	readonly asOf: number;
	/** The data changed twice while it was read, so figures may not fit together. */
	readonly changing: boolean;
}

export interface Comparing extends ReadOptions {
	/** The most requests for opportunities that may be made without asking the user. */
	readonly mostRequests: number;
	/** Called with how many opportunities of how many have arrived. */
	readonly onProgress?: (read: number, total: number) => void;
}

export type ComparedParts = Pick<PartReader, "figures" | "rows" | "requestsForRows" | "forget">;

/**
 * Compares two Views: with three requests if what both match is one question, and with two if nothing can match both.
 * Otherwise all opportunities of both are read and found in each other by their ids, {@link MOST_COMPARED} of each at
 * most. If counts contradict each other because the data changed between the answers, everything is read once more, after
 * `forget`.
 * @throws CloseError if an answer doesn't arrive
 */
export async function readComparison(
	pair: Pair,
	parts: ComparedParts,
	comparing: Comparing,
	forget: () => void = () => parts.forget(),
): Promise<Comparison> {
	const first = await readOnce(pair, parts, comparing);
	if (fitTogether(first.figures)) return first;
	forget();
	const again = await readOnce(pair, parts, comparing);
	return fitTogether(again.figures) ? again : { ...again, changing: true };
}

async function readOnce({ a, b, shared }: Pair, parts: ComparedParts, comparing: Comparing): Promise<Comparison> {
	const [ofA, ofB, ofBoth] = await Promise.all([
		parts.figures(a, comparing),
		parts.figures(b, comparing),
		shared.kind === "view" ? parts.figures(shared.view, comparing) : undefined,
	]);
	if (ofBoth !== undefined) return comparisonOf(ofA, ofB, singleFigures(ofBoth.value), [ofBoth]);
	if (shared.kind === "nothing") return comparisonOf(ofA, ofB, NO_FIGURES);
	if ([ofA, ofB].some(({ value }) => (value.total_results ?? 0) > MOST_COMPARED))
		return { ...comparisonOf(ofA, ofB), unread: "tooMany" };
	const requests = requestsForAll([a, b], parts);
	if (requests > comparing.mostRequests) return { ...comparisonOf(ofA, ofB), unread: { requests } };
	return compareById(await readAll([a, b], parts, comparing));
}

function compareById([a, b]: readonly Part<PartRows>[]): Comparison {
	if (a === undefined || b === undefined) throw new Error("Both Views must be read.");
	const both = figuresOf(withIds(a.value.rows, idsOf(b.value.rows)));
	return comparisonOf(aggregatesIn(a), aggregatesIn(b), singleFigures(both), [a, b]);
}

/** `ofBoth` are the answers that the figures of both came from. */
function comparisonOf(
	a: Part<Aggregates>,
	b: Part<Aggregates>,
	both?: Figures,
	ofBoth: readonly Part<unknown>[] = [],
): Comparison {
	const all = [a, b, ...ofBoth];
	return {
		figures: comparedFigures(a.value, b.value, both),
		requests: { a: a.requests, b: b.requests, both: ofBoth.flatMap(({ requests }) => requests) },
		asOf: Math.min(...all.map(({ asOf }) => asOf)),
		changing: all.some(({ changing }) => changing),
	};
}

/** How many requests it takes to read all opportunities of Views; infinite if it isn't known how many there are. */
export function requestsForAll(views: readonly View[], parts: Pick<ComparedParts, "requestsForRows">): number {
	const requestsFor = (view: View) => parts.requestsForRows(view, { limit: MOST_COMPARED }) ?? Number.POSITIVE_INFINITY;
	return views.reduce((sum, view) => sum + requestsFor(view), 0);
}

/** Reads all opportunities of Views side by side. @throws TooManyRows if one has more than {@link MOST_COMPARED} */
export async function readAll(
	views: readonly View[],
	parts: Pick<ComparedParts, "rows">,
	{ onProgress = () => {}, ...options }: Omit<Comparing, "mostRequests">,
): Promise<readonly Part<PartRows>[]> {
	const reached = views.map(() => ({ read: 0, total: 0 }));
	const sum = (of: "read" | "total") => reached.reduce((all, one) => all + one[of], 0);
	return Promise.all(
		views.map((view, index) => {
			const ownProgress = (read: number, total: number) => {
				reached[index] = { read, total };
				onProgress(sum("read"), sum("total"));
			};
			return parts.rows(view, { limit: MOST_COMPARED, onProgress: ownProgress }, options);
		}),
	);
}
