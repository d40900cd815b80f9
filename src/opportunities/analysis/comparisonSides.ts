import type { Row } from "../../close/schema/opportunityRow.ts";
import type { View } from "../view/view.ts";
import type { Side } from "./comparedFigures.ts";
import type { Part } from "./partReader.ts";
import { type ComparedParts, type Comparing, type Pair, readAll, requestsForAll } from "./readComparison.ts";
import { idsOf, largestFirst, withIds, withoutIds } from "./sideRows.ts";

/** How many requests it takes to list one side; infinite if that isn't known. */
export function requestsForSide(pair: Pair, side: Side, parts: Pick<ComparedParts, "requestsForRows">): number {
	return requestsForAll(viewsOfSide(pair, side), parts);
}

/**
 * Reads the opportunities of one side, the largest annualized value first.
 * @throws TooManyRows if a View that must be read for it has too many, CloseError if an answer doesn't arrive
 */
export async function readSide(
	pair: Pair,
	side: Side,
	parts: Pick<ComparedParts, "rows">,
	options: Omit<Comparing, "mostRequests">,
): Promise<Part<readonly Row[]>> {
	const read = await readAll(viewsOfSide(pair, side), parts, options);
	const [first = [], second] = read.map(({ value }) => value.rows);
	// For what only A or B has, the second View is what both have, if that is one question.
	const rows = second === undefined ? first : (side === "both" ? withIds : withoutIds)(first, idsOf(second));
	return {
		value: largestFirst(rows),
		requests: read.flatMap(({ requests }) => requests),
		asOf: Math.min(...read.map(({ asOf }) => asOf), ...(read.length === 0 ? [Date.now()] : [])),
		changing: read.some(({ changing }) => changing),
	};
}

/** The Views that must be read: the one whose opportunities are listed, and the one that says which of them to leave out. */
function viewsOfSide({ a, b, shared }: Pair, side: Side): readonly View[] {
	const [own, other] = side === "only_b" ? [b, a] : [a, b];
	switch (shared.kind) {
		case "view":
			return side === "both" ? [shared.view] : [own, shared.view];
		case "nothing":
			return side === "both" ? [] : [own];
		case "unknown":
			return [own, other];
	}
}
