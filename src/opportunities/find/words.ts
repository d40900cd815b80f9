import { wholeAt } from "../../close/text/cutText.ts";

/**
 * In UTF-16 units: what is looked at of a text, from its beginning. Names and most notes are shorter, and to fold the many
 * millions that a server may send takes seconds.
 */
const REACH = 10_000;

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
	const folded = fold(text);
	const starts = words.map((word) => folded.indexOf(word)).filter((start) => start >= 0);
	if (starts.length === 0) return undefined;
	const at = placeOf(text, Math.min(...starts));
	const from = at <= AROUND ? 0 : beginOfWord(text, at - AROUND, at);
	const to = wholeAt(text, Math.min(text.length, at + 2 * AROUND));
	return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}

/** Letters that Unicode takes apart no further, as they are typed on a keyboard without them. */
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
	ł: "l",
	ø: "o",
	æ: "ae",
	œ: "oe",
	þ: "th",
	ð: "d",
	đ: "d",
	ħ: "h",
	ŧ: "t",
	ŋ: "n",
	ς: "σ",
};
const SPECIAL_LETTER = new RegExp(`[${Object.keys(PLAIN_LETTERS).join("")}]`, "g");

/**
 * The beginning of a text as it is typed on any keyboard: without case and accents, with plain letters, quotes and dashes.
 * `Š` and `s` are one.
 */
function fold(whole: string): string {
	const text = whole.slice(0, REACH);
	// Most texts have nothing else to take away, and there may be very many.
	if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
	return (
		text
			// Unicode takes an accent that stands alone for a space.
			.replaceAll("´", "'")
			.normalize("NFKD")
			// Some characters stand for eighteen.
			.slice(0, REACH)
			.replace(/[\u2018-\u201b\u02b9\u02bb-\u02bd\u2032]/g, "'")
			.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
			.replace(/[\p{Pd}\u2212]/gu, "-")
			.replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
			// `ß` and `ı` become plain letters on their way up, and `ẞ` once it is one of them.
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
	);
}

/** Where in `text` stands what has this place in the folded text. */
function placeOf(text: string, folded: number): number {
	const lengths = new Map<string, number>();
	let length = 0;
	let place = 0;
	for (const character of text) {
		const known = character < "\u0080" ? 1 : lengths.get(character);
		const own = known ?? fold(character).length;
		if (known === undefined) lengths.set(character, own);
		length += own;
		if (length > folded) break;
		place += character.length;
	}
	return place;
}

/** The first word that begins between two places; the first of them where none does. */
function beginOfWord(text: string, from: number, to: number): number {
	const space = text.slice(from, to).search(/\s/);
	return space < 0 ? wholeAt(text, from) : from + space + 1;
}
