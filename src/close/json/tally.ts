import type { Bounds, Excess } from "../base/answerBounds.ts";

/** An answer contains more than its bounds allow. */
export class BoundsError extends Error {
	readonly excess: Excess;
	readonly allowed: number;

	constructor(excess: Excess, allowed: number) {
		super(`more than ${allowed}: ${excess}`);
		this.excess = excess;
		this.allowed = allowed;
	}
}

/** The role of a list or object in an answer of `GET /opportunity/`; `outside` is the level around the answer. */
export type Role = "outside" | "answer" | "data" | "element" | "objects" | "periods" | "other";

/** The role of a list or object inside one of the role `parent`; `name` is its property name if the parent is an object. */
export function roleIn(parent: Role, name: string, isList: boolean): Role {
	if (parent === "outside") return isList ? "other" : "answer";
	if (parent === "data") return isList ? "other" : "element";
	if (parent !== "answer" && parent !== "element") return "other";
	if (!isList) return name === "count_by_value_period" ? "periods" : "other";
	const list = parent === "answer" ? "data" : "objects";
	return name === list ? list : "other";
}

/** Names that only groups have among the elements of `data`. */
export const GROUP_NAMES: readonly string[] = ["objects", "key"];

export interface Counts {
	/** JSON values of any type, lists and objects included. */
	readonly values: number;
	readonly objects: number;
	readonly groups: number;
}

/** Counts the contents of an answer, and throws as soon as they exceed the bounds. */
export class Tally implements Counts {
	readonly #bounds: Bounds;
	values = 1;
	objects = 0;
	groups = 0;

	constructor(bounds: Bounds) {
		this.#bounds = bounds;
	}

	/** Counts a list or object at this depth; the outermost one has depth 1. @throws BoundsError */
	reach(depth: number): void {
		if (depth > this.#bounds.depth) throw new BoundsError("depth", this.#bounds.depth);
	}

	/** Counts `count` more entries of a list or object, which has `entries` so far. @throws BoundsError */
	add(role: Role, count: number, entries: number, areGroups: boolean): void {
		const { entries: mostEntries, values: mostValues } = this.#bounds;
		this.values += count;
		if (role !== "other") this.#addToPage(role, count, entries, areGroups);
		if (entries > mostEntries) throw new BoundsError("entries", mostEntries);
		if (this.values > mostValues) throw new BoundsError("values", mostValues);
	}

	#addToPage(role: Role, count: number, entries: number, areGroups: boolean): void {
		const { page } = this.#bounds;
		if (page === undefined) return;
		if (role === "data" && areGroups && page.groups > 0) {
			this.groups += count;
			if (this.groups > page.groups) throw new BoundsError("groups", page.groups);
		} else if (role === "data" || role === "objects") {
			this.objects += count;
			if (this.objects > page.objects) throw new BoundsError("objects", page.objects);
		} else if (role === "periods" && entries > page.periods) {
			throw new BoundsError("periods", page.periods);
		}
	}
}

/**
 * Counts the contents of a parsed value, as `JsonScan` does those of a text.
 * @throws BoundsError if they exceed the bounds
 */
export function keepWithin(bounds: Bounds, value: unknown): Tally {
	const tally = new Tally(bounds);
	if (!isContainer(value)) return tally;
	const role = bounds.page === undefined ? "other" : roleIn("outside", "", isList(value));
	addAll(value, role, 1, tally);
	return tally;
}

/** Recursion is as deep as the bounds allow at most. */
function addAll(container: Container, role: Role, depth: number, tally: Tally): void {
	tally.reach(depth);
	let entries = 0;
	let groups = 0;
	if (isList(container)) {
		for (const inner of container) {
			entries += 1;
			if (!isContainer(inner)) continue;
			if (role === "data" && isGroup(inner)) groups += 1;
			addAll(inner, roleIn(role, "", isList(inner)), depth + 1, tally);
		}
	} else {
		for (const name in container) {
			entries += 1;
			const inner = container[name];
			if (isContainer(inner)) addAll(inner, roleIn(role, name, isList(inner)), depth + 1, tally);
		}
	}
	if (groups > 0) tally.add(role, groups, groups, true);
	tally.add(role, entries - groups, entries, false);
}

function isGroup(element: Container): boolean {
	return !isList(element) && GROUP_NAMES.some((name) => name in element);
}

type Container = readonly unknown[] | Readonly<Record<string, unknown>>;

function isContainer(value: unknown): value is Container {
	return typeof value === "object" && value !== null;
}

function isList(container: Container): container is readonly unknown[] {
	return Array.isArray(container);
}
