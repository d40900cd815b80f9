/** A power of two. More texts than this repeat too seldom to be worth the memory. */
const SLOTS = 2 ** 16;
/** About so many characters of a text determine its slot. */
const HASHED_CHARACTERS = 16;
/** V8's `JSON.parse` returns the same string for equal texts up to this length. */
const MAX_SHARED_LENGTH = 10;
/** Longer texts rarely repeat. */
const MAX_LENGTH = 1000;

/**
 * Returns the same string for equal texts. Answers repeat names, ids and labels in each object, and `JSON.parse` makes a new
 * string for each but the shortest. Each text has one slot, and the next text of that slot replaces it: the pool forgets, but
 * never grows or slows down.
 */
export class StringPool {
	readonly #slots = new Array<string | undefined>(SLOTS);

	of(text: string): string {
		const { length } = text;
		if (length <= MAX_SHARED_LENGTH || length > MAX_LENGTH) return text;
		let hash = length;
		const step = Math.ceil(length / HASHED_CHARACTERS);
		for (let at = length - 1; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;
		const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
		const known = this.#slots[slot];
		if (known === text) return known;
		this.#slots[slot] = text;
		return text;
	}
}
