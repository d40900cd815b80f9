/** Amounts in ascending order, and the probability of each. */
export interface Sums {
	readonly amounts: Float64Array;
	readonly masses: Float64Array;
}

/** Before any deal: nothing, for sure. */
export const NO_SUMS: Sums = { amounts: Float64Array.of(0), masses: Float64Array.of(1) };

/**
 * Returns the exact probability of each total after one more deal, which is won with a chance, in percent, and then adds
 * `value`, more than 0. Each deal may double the number of totals; equal ones are one.
 */
export function withDeal({ amounts, masses }: Sums, value: number, chance: number): Sums {
	const most = amounts.length * 2;
	const sums = { amounts: new Float64Array(most), masses: new Float64Array(most) };
	const [won, lost] = [chance / 100, (100 - chance) / 100];
	let size = 0;
	let lower = 0;
	let upper = 0;
	while (upper < amounts.length) {
		const without = amounts[lower] ?? Number.POSITIVE_INFINITY;
		const including = (amounts[upper] ?? 0) + value;
		sums.amounts[size] = Math.min(without, including);
		let mass = 0;
		if (without <= including) {
			mass += lost * (masses[lower] ?? 0);
			lower++;
		}
		if (including <= without) {
			mass += won * (masses[upper] ?? 0);
			upper++;
		}
		sums.masses[size] = mass;
		size++;
	}
	return { amounts: sums.amounts.slice(0, size), masses: sums.masses.slice(0, size) };
}
