/** A name; null if an owner has none. */
export type Name = string | null;
export type Collation = (a: Name, b: Name) => number;

/** Made when they are first used: they cost more than all else that is loaded with this file. */
const collators = new Map<Intl.CollatorOptions, Intl.Collator>();
const DICTIONARY = {};
const LETTERS = { ignorePunctuation: true, sensitivity: "base" } as const;

function compareBy(options: Intl.CollatorOptions, a: string, b: string): number {
	const collator = collators.get(options) ?? new Intl.Collator("en", options);
	collators.set(options, collator);
	return collator.compare(a, b);
}

const TEXT_ORDERS: readonly ((a: string, b: string) => number)[] = [
	(a, b) => compareBy(DICTIONARY, a, b),
	byCodeUnits,
	(a, b) => byCodeUnits(a.toLowerCase(), b.toLowerCase()),
	byLetters,
];

/**
 * The ways in which servers put names in order: as a dictionary does, by code units, with case folded, by letters alone;
 * owners without a name last or first. Which one Close has is not documented.
 */
export const COLLATIONS: readonly Collation[] = TEXT_ORDERS.flatMap((order) =>
	[1, -1].map((nulls) => (a: Name, b: Name) => {
		if (a === null || b === null) return a === b ? 0 : a === null ? nulls : -nulls;
		return order(a, b);
	}),
);

/** The first of the known orders that each of `sequences` is in; undefined if there is none. */
export function collationFitting(sequences: readonly (readonly Name[])[]): Collation | undefined {
	return COLLATIONS.find((order) => sequences.every((names) => isSorted(names, order)));
}

/** Names in about the order of any server, with those together that no way of ordering can be trusted to part. */
export function byLetters(a: string, b: string): number {
	return compareBy(LETTERS, a, b);
}

/**
 * The order of a server, judged by `sequences` that it laid out and, if these leave doubts about their names taken
 * together, by asking which of two comes first. Undefined if it goes by none of the known orders.
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

/** Two names that the orders put differently, and more than letter by letter; undefined if there are none. */
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

/** Whether two names are told apart by case, accents or punctuation only: such owners are never asked for apart. */
function isSame(a: Name, b: Name): boolean {
	return a === null || b === null ? a === b : byLetters(a, b) === 0;
}

function isSorted(names: readonly Name[], order: Collation): boolean {
	return names.every((name, index) => index === 0 || order(names[index - 1] ?? null, name) <= 0);
}

function byCodeUnits(a: string, b: string): number {
	return a < b ? -1 : Number(a > b);
}
