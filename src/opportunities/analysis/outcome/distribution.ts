import { OutcomeGrid } from "./outcomeGrid.ts";
import { NO_SUMS, withDeal } from "./outcomeSums.ts";

/** A deal that is won with a chance, in percent from 0 to 100, and then brings `value`, which may be negative. */
export interface Gamble {
	readonly value: number;
	readonly chance: number;
}

/** How likely each total is. Amounts ascend, and `masses` are their probabilities; together they are 1. */
export interface Distribution {
	readonly amounts: Float64Array;
	readonly masses: Float64Array;
	/** The width of a cell if amounts were put on a grid; 0 if every amount is exact. */
	readonly cell: number;
	/** The lowest and the highest total that is possible. */
	readonly least: number;
	readonly most: number;
}

/** How to work without blocking for long. */
export interface Stepwise {
	readonly signal?: AbortSignal | undefined;
	/** Called between steps of a few milliseconds. */
	readonly pause: () => Promise<unknown>;
}

/** Up to so many deals, each total is kept as it is: 65,536 at most. */
const MOST_EXACT = 16;

/** How many cells the range of all totals has at most. */
const MOST_CELLS = 131_072;

/** How many cells are computed between two pauses: some milliseconds on a slow computer. */
const CELLS_PER_STEP = 2_000_000;

/**
 * Returns how likely each total of `fixed` and of the deals is, each deal on its own. Nothing is drawn by chance, and the
 * order of the deals doesn't matter: the same deals always give the same numbers.
 * @throws the signal's reason if it is aborted
 * @throws RangeError if the amounts are too large to be added
 */
export async function distributionOf(
	deals: readonly Gamble[],
	fixed: number,
	stepwise: Stepwise,
): Promise<Distribution> {
	const { certain, open } = sorted(deals, fixed);
	const range = open.reduce((sum, { value }) => sum + value, 0);
	if (!Number.isFinite(certain + range)) throw new RangeError("The amounts are too large to be added.");
	const bounds = { least: certain, most: certain + range };
	if (open.length <= MOST_EXACT) {
		const { amounts, masses } = open.reduce((sums, { value, chance }) => withDeal(sums, value, chance), NO_SUMS);
		return { amounts: amounts.map((amount) => certain + amount), masses, cell: 0, ...bounds };
	}
	const unit = commonUnit(open);
	const exact = range / unit <= MOST_CELLS;
	const cell = exact ? unit : Math.ceil(range / MOST_CELLS);
	const { first, masses } = await onGrid(open, cell, stepwise);
	const amounts = masses.map((_, at) => certain + (first + at) * cell);
	return { amounts, masses, cell: exact ? 0 : cell, ...bounds };
}

/**
 * Parts what is certain from what is open. A deal that costs something counts as its cost, and as the chance to be spared
 * it, so that all open amounts are above 0. They ascend: small ones need few cells, and there are many of them.
 */
function sorted(
	deals: readonly Gamble[],
	fixed: number,
): { readonly certain: number; readonly open: readonly Gamble[] } {
	let certain = fixed;
	const open: Gamble[] = [];
	for (const { value, chance } of deals) {
		if (value === 0 || chance === 0) continue;
		if (chance === 100) certain += value;
		else if (value > 0) open.push({ value, chance });
		else {
			certain += value;
			open.push({ value: -value, chance: 100 - chance });
		}
	}
	open.sort((a, b) => a.value - b.value || a.chance - b.chance);
	return { certain, open };
}

async function onGrid(deals: readonly Gamble[], cell: number, { signal, pause }: Stepwise) {
	const size = deals.reduce((sum, { value }) => sum + Math.ceil(value / cell), 1);
	const grid = new OutcomeGrid(size);
	let computed = 0;
	for (const { value, chance } of deals) {
		signal?.throwIfAborted();
		grid.add(value / cell, chance);
		computed += grid.width;
		if (computed < CELLS_PER_STEP) continue;
		computed = 0;
		await pause();
	}
	signal?.throwIfAborted();
	return grid.content;
}

/** The largest amount that all values are multiples of. Amounts that aren't whole numbers have none but a tiny one. */
function commonUnit(deals: readonly Gamble[]): number {
	let unit = 0;
	for (const { value } of deals) {
		let [a, b] = [unit, value];
		while (b !== 0) [a, b] = [b, a % b];
		unit = a;
	}
	return unit;
}

/** Ties come out a little below their probability in binary fractions. */
const TIE = 1e-12;

/** The smallest amount that the total doesn't exceed with at least this probability. */
export function quantileOf({ amounts, masses, most }: Distribution, probability: number): number {
	let sum = 0;
	for (const [at, mass] of masses.entries()) {
		sum += mass;
		if (sum >= probability - TIE) return Math.min(most, amounts[at] ?? most);
	}
	return most;
}

/** The probability that the total is `amount` at the most. */
export function chanceUpTo({ amounts, masses, most }: Distribution, amount: number): number {
	if (amount >= most) return 1;
	let sum = 0;
	for (let at = 0; at < amounts.length && (amounts[at] ?? amount) <= amount; at++) sum += masses[at] ?? 0;
	return Math.min(1, sum);
}

/** The probability that the total is at least `target`. */
export function chanceToReach({ amounts, masses, least, most }: Distribution, target: number): number {
	if (target <= least) return 1;
	if (target > most) return 0;
	let sum = 0;
	for (let at = amounts.length - 1; at >= 0 && (amounts[at] ?? target) >= target; at--) sum += masses[at] ?? 0;
	return Math.min(1, sum);
}
