/** More texts than this repeat too seldom to be worth the room that the pool itself takes. */
const MOST = 50_000;
/** Longer texts are none that repeat. They would take the pool's room, and be slow to look up: equally long ones share a hash. */
const LONGEST = 1000;

/**
 * Gives one and the same string for equal texts. Answers repeat names, ids and labels in each object, and `JSON.parse`
 * makes a new string each time.
 */
export class StringPool {
	readonly #known = new Map<string, string>();

	of(text: string): string {
		if (text.length > LONGEST) return text;
		const known = this.#known.get(text);
		if (known !== undefined) return known;
		if (this.#known.size === MOST) this.#known.clear();
		this.#known.set(text, text);
		return text;
	}
}
