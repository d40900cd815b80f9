/**
 * What an answer may hold. The extension host is one thread that all extensions share: an answer that is more work than
 * this is refused before anything of it is parsed.
 */
export interface Bounds {
	/** Levels of lists and objects within each other. */
	readonly depth: number;
	/** In one list or object. */
	readonly entries: number;
	/** In all: texts, numbers, lists, objects and the rest. */
	readonly values: number;
	/** For an answer of `GET /opportunity/` to a request for so many objects. */
	readonly page?: PageBounds;
}

interface PageBounds {
	readonly objects: number;
	/** 0 if no groups were asked for: then everything in `data` counts as an object. */
	readonly groups: number;
	/** In one `count_by_value_period`. */
	readonly periods: number;
}

/** Of an unpacked answer. */
export const MOST_BYTES = 16 * 1024 * 1024;
/** Read of the body of a refusal, unpacked: the status decides, and its reason is a sentence. */
export const MOST_BYTES_OF_REFUSAL = 64 * 1024;

/** Larger lists are no answer of Close: it gives 100 objects a page. */
export const MOST_ENTRIES = 10_000;
/** 250 objects with 1,000 custom fields each, twice. */
const MOST_VALUES = 500_000;
/** Queries of Smart Views are nested deeply. */
const DEEPEST = 200;
const DEEPEST_OF_PAGE = 32;

/** A server may give a few more objects than it is asked for, and groups without objects. */
const OBJECTS_TO_SPARE = 250;
const GROUPS_TO_SPARE = 2000;
const MOST_PERIODS = 20;

/** Of all endpoints but the list of opportunities. */
export const BOUNDS: Bounds = { depth: DEEPEST, entries: MOST_ENTRIES, values: MOST_VALUES };

/** Of an answer to a request for `limit` opportunities, `grouped` if `_group_by` was sent. */
export function boundsOfPage(limit: number, grouped: boolean): Bounds {
	return {
		...BOUNDS,
		depth: DEEPEST_OF_PAGE,
		page: {
			objects: limit + OBJECTS_TO_SPARE,
			groups: grouped ? limit + GROUPS_TO_SPARE : 0,
			periods: MOST_PERIODS,
		},
	};
}

/** Which of the bounds an answer goes beyond. */
export type Excess = "depth" | "entries" | "values" | "objects" | "groups" | "periods";
