/** A name; null if an owner has none. */
export type Name = string | null;
export type Collation = (a: Name, b: Name) => number;

/** Collators are created on first use: creating them costs more than loading the rest of this file. */
const collators = new Map<Intl.CollatorOptions, Intl.Collator>();
const DICTIONARY = {};
const LETTERS = { ignorePunctuation: true, sensitivity: "base" } as const;

function compareBy(options: Intl.CollatorOptions, a: string, b: string): number {
	const collator = collators.get(options) ?? new Intl.Collator("en", options);
	collators.set(options, collator);
	return collator.compare(a, b);
}

const TEXT_ORDERS: readonly ((a: string, b: string) => number)[] = [
	byDictionary,
	byCodeUnits,
	(a, b) => byCodeUnits(a.toLowerCase(), b.toLowerCase()),
	byLetters,
];

/**
 * The orders in which servers sort names: as a dictionary does, by code units, with case folded, by letters alone; each
 * with owners without a name last or first. Close doesn't document which one it uses.
 */
export const COLLATIONS: readonly Collation[] = TEXT_ORDERS.flatMap((order) =>
	[1, -1].map((nulls) => (a: Name, b: Name) => {
		if (a === null || b === null) return a === b ? 0 : a === null ? nulls : -nulls;
		return order(a, b);
	}),
);

/** Returns the first known order that each of `sequences` is sorted by; undefined if there is none. */
export function collationFitting(sequences: readonly (readonly Name[])[]): Collation | undefined {
	return COLLATIONS.find((order) => sequences.every((names) => isSorted(names, order)));
}

/** Compares names as a dictionary does, in every language of VS Code alike. */
export function byDictionary(a: string, b: string): number {
	return compareBy(DICTIONARY, a, b);
}

/**
 * Compares names by their letters alone: close to any server's order. Names that servers may order differently compare
 * as equal.
 */
export function byLetters(a: string, b: string): number {
	return compareBy(LETTERS, a, b);
}

/**
 * Finds the server's order. Each of `sequences` is in that order; if several known orders fit and disagree on their
 * names taken together, asks the server which of two names comes first. Returns undefined if no known order fits.
 */
export async function collationOf(
	sequences: readonly (readonly Name[])[],
	comesFirst: (a: Name, b: Name) => Promise<boolean>,
): Promise<Collation | undefined> {
	let orders = COLLATIONS.filter((order) => sequences.every((names) => isSorted(names, order)));
	const names = [...new Set(sequences.flat())];
	for (;;) {
		const doubt = doubtIn(names, orders);
		if (doubt === undefined) return orders[0];
		const [a, b] = doubt;
		const first = await comesFirst(a, b);
		orders = orders.filter((order) => (first ? order(a, b) < 0 : order(a, b) > 0));
	}
}

/**
 * Returns two names that the orders sort differently and that differ by more than case, accents or punctuation;
 * undefined if there are none.
 */
function doubtIn(names: readonly Name[], [first, ...others]: readonly Collation[]): readonly [Name, Name] | undefined {
	if (first === undefined) return undefined;
	const sorted = names.toSorted(first);
	for (const order of others) {
		const otherwise = names.toSorted(order);
		const at = sorted.findIndex((name, index) => !isSame(name, otherwise[index] ?? null));
		if (at >= 0) return [sorted[at] ?? null, otherwise[at] ?? null];
	}
	return undefined;
}

/** Whether two names differ by case, accents or punctuation only. Such owners are never requested apart. */
function isSame(a: Name, b: Name): boolean {
	return a === null || b === null ? a === b : byLetters(a, b) === 0;
}

function isSorted(names: readonly Name[], order: Collation): boolean {
	return names.every((name, index) => index === 0 || order(names[index - 1] ?? null, name) <= 0);
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
