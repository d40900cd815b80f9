/** A repeatable stream of random numbers. */
export interface Random {
	/** In [0, 1). */
	next(): number;
	/** An integer from 0 to `below` - 1. */
	below(below: number): number;
	chance(probability: number): boolean;
	pick<T>(list: readonly T[]): T;
}

/** The generator mulberry32, with 32 bits of state: the same numbers for the same seed on every machine. */
export function createRandom(seed: number): Random {
	let state = seed >>> 0;
	const next = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_0000_0000;
	};
	return {
		next,
		below: (below) => Math.floor(next() * below),
		chance: (probability) => next() < probability,
		pick: (list) => at(list, Math.floor(next() * list.length)),
	};
}

/**
 * A 32-bit number that depends on a property (`salt`) of an object (`n`) in a world (`seed`), and on nothing else. Properties
 * that aren't stored are computed from it, and are the same each time.
 */
export function hash(seed: number, salt: number, n: number): number {
	let h = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(salt + 1, 0xc2b2ae35) ^ Math.imul(n + 1, 0x27d4eb2f);
	h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
	h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
	return (h ^ (h >>> 16)) >>> 0;
}

/** The item at a position modulo the length. @throws RangeError if the list is empty */
export function at<T>(list: readonly T[], position: number): T {
	const item = list[position % list.length];
	if (item === undefined) {
		throw new RangeError("Cannot choose from an empty list.");
	}
	return item;
}
