/** The words of what is typed, as they are compared. */
export type Words = readonly string[];

/** What Close's query language reads as its own is no part of a word here. */
export function wordsOf(typed: string): Words {
	return fold(typed)
		.split(/[\s"()]+/)
		.filter(Boolean);
}

/** Looks for words in texts, whatever their case, accents and order. Keeps the texts that it has seen, as they are compared. */
export class WordSearch {
	readonly #folded = new Map<string, string>();

	/** Whether each word is somewhere in the texts. */
	has(words: Words, texts: readonly (string | null)[]): boolean {
		return words.every((word) => texts.some((text) => text !== null && this.#foldedOf(text).includes(word)));
	}

	/** Names come again with each key that is typed. */
	#foldedOf(text: string): string {
		const known = this.#folded.get(text);
		if (known !== undefined) return known;
		const folded = fold(text);
		this.#folded.set(text, folded);
		return folded;
	}
}

/** How many characters before a word tell what it is about; twice as many follow. */
const AROUND = 30;

/** The part of a long text that the first of the words stands in; undefined where none of them does. */
export function excerptOf(text: string, words: Words): string | undefined {
	const { folded, places } = foldWithPlaces(text);
	const starts = words.map((word) => folded.indexOf(word)).filter((start) => start >= 0);
	const at = places[Math.min(...starts)];
	if (at === undefined) return undefined;
	const from = at <= AROUND ? 0 : beginOfWord(text, at - AROUND, at);
	const to = wholeAt(text, Math.min(text.length, at + 2 * AROUND));
	return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}

/** Without case and accents: `Š` and `s` are one. */
function fold(text: string): string {
	return text
		.normalize("NFKD")
		.replace(/\p{M}+/gu, "")
		.toLowerCase();
}

/** The folded text, and for each of its characters where in `text` it comes from. */
function foldWithPlaces(text: string): { readonly folded: string; readonly places: readonly number[] } {
	let folded = "";
	const places: number[] = [];
	let place = 0;
	for (const character of text) {
		const piece = fold(character);
		for (let unit = 0; unit < piece.length; unit += 1) places.push(place);
		folded += piece;
		place += character.length;
	}
	return { folded, places };
}

/** The first word that begins between two places; the first of them where none does. */
function beginOfWord(text: string, from: number, to: number): number {
	const space = text.slice(from, to).search(/\s/);
	return space < 0 ? wholeAt(text, from) : from + space + 1;
}

/** The place, or the one after it where it would cut a character in two. */
function wholeAt(text: string, place: number): number {
	const unit = text.charCodeAt(place);
	return unit >= 0xdc00 && unit <= 0xdfff ? place + 1 : place;
}
