/** A power of two. More texts than this repeat too seldom to be worth the room. */
const SLOTS = 2 ** 16;
/** Signs of a text that say which slot is its own. */
const SIGNS = 16;
/** `JSON.parse` of V8 itself gives one and the same string for equal texts up to this length. */
const SHARED = 10;
/** Longer texts are none that repeat. */
const LONGEST = 1000;

/**
 * Gives one and the same string for equal texts. Answers repeat names, ids and labels in each object, and `JSON.parse`
 * makes a new string for each but the shortest. Each text has one slot, from which the next one of that slot drives it out: the pool
 * forgets, but neither grows nor gets slow, whatever the texts are.
 */
export class StringPool {
	readonly #slots = new Array<string | undefined>(SLOTS);

	of(text: string): string {
		const { length } = text;
		if (length <= SHARED || length > LONGEST) return text;
		let hash = length;
		const step = Math.ceil(length / SIGNS);
		for (let at = length - 1; at >= 0; at -= step) hash = (hash * 31 + text.charCodeAt(at)) | 0;
		const slot = (hash ^ (hash >>> 16)) & (SLOTS - 1);
		const known = this.#slots[slot];
		if (known === text) return known;
		this.#slots[slot] = text;
		return text;
	}
}
