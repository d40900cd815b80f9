import { type Distribution, quantileOf } from "./distribution.ts";

/** A distribution as columns of equal width, from one amount to another. Can be sent as JSON. */
export interface Strip {
	readonly from: number;
	readonly to: number;
	/** How likely the total lies in each column, from 0 to 1. */
	readonly columns: readonly number[];
}

const COLUMNS = 48;

/** The strip begins and ends where the total is below or above with this probability. */
const LEFT_OUT = 0.005;

/** Up to so many times as wide, the strip reaches as far as a target that lies beside it. */
const WIDEST = 2;

/** Returns the likely part of a distribution as a strip, with the target on it unless that lies far off. Undefined if the total is certain. */
export function stripOf(distribution: Distribution, target?: number): Strip | undefined {
	const likely = { from: quantileOf(distribution, LEFT_OUT), to: quantileOf(distribution, 1 - LEFT_OUT) };
	const { from, to } = including(target, likely);
	if (!(to > from)) return undefined;
	const columns = new Array<number>(COLUMNS).fill(0);
	const { amounts, masses } = distribution;
	for (const [at, mass] of masses.entries()) {
		const column = Math.floor((((amounts[at] ?? 0) - from) / (to - from)) * COLUMNS);
		const last = amounts[at] === to ? COLUMNS - 1 : column;
		if (last >= 0 && last < COLUMNS) columns[last] = (columns[last] ?? 0) + mass;
	}
	return { from, to, columns };
}

function including(target: number | undefined, { from, to }: Pick<Strip, "from" | "to">): Pick<Strip, "from" | "to"> {
	if (target === undefined) return { from, to };
	const wider = { from: Math.min(from, target), to: Math.max(to, target) };
	return wider.to - wider.from <= WIDEST * (to - from) ? wider : { from, to };
}
