/**
 * The most that an answer may contain. All extensions share one thread, the extension host: an answer that is more work than
 * this is refused before it blocks the thread.
 */
export interface Bounds {
	/** Levels of nested lists and objects. */
	readonly depth: number;
	/** In one list or object. */
	readonly entries: number;
	/** In all: JSON values of any type, lists and objects included. */
	readonly values: number;
	/** For an answer of `GET /opportunity/`. */
	readonly page?: PageBounds;
}

interface PageBounds {
	readonly objects: number;
	/** 0 if the request has no `_group_by`: everything in `data` counts as an object then. */
	readonly groups: number;
	/** In one `count_by_value_period`. */
	readonly periods: number;
}

/** The most bytes of a decompressed answer. */
export const MAX_BYTES = 16 * 1024 * 1024;
/** The most bytes read of an answer whose status isn't 2xx, decompressed: its reason is a sentence. */
export const MAX_ERROR_BYTES = 64 * 1024;

/** Close sends no larger lists: it sends 100 objects per page. */
export const MAX_ENTRIES = 10_000;
/** Twice as many as 250 objects with 1,000 custom fields each have. */
const MAX_VALUES = 500_000;
/** Queries of Smart Views are nested deeply. */
const MAX_DEPTH = 200;
const MAX_PAGE_DEPTH = 32;

/** A server may send a few more objects than requested, and groups without objects. */
const OBJECTS_TO_SPARE = 250;
const GROUPS_TO_SPARE = 2000;
const MAX_PERIODS = 20;

/** The bounds for all endpoints but the list of opportunities. */
export const BOUNDS: Bounds = { depth: MAX_DEPTH, entries: MAX_ENTRIES, values: MAX_VALUES };

/** The bounds for an answer to a request for `limit` opportunities; `grouped` if it has `_group_by`. */
export function boundsOfPage(limit: number, grouped: boolean): Bounds {
	return {
		...BOUNDS,
		depth: MAX_PAGE_DEPTH,
		page: {
			objects: limit + OBJECTS_TO_SPARE,
			groups: grouped ? limit + GROUPS_TO_SPARE : 0,
			periods: MAX_PERIODS,
		},
	};
}

/** The bound that an answer exceeds. */
export type Excess = "depth" | "entries" | "values" | "objects" | "groups" | "periods";
