import { wholeAt } from "../../close/text/cutText.ts";

/**
 * How much of a text is searched, in UTF-16 units from its beginning. Names and most notes are shorter, and folding the
 * millions of units that a server may send takes seconds.
 */
const REACH = 10_000;

/** The typed words, folded for comparison. */
export type Words = readonly string[];

/** Splits what is typed into words; characters with a meaning in Close's query language are separators. */
export function wordsOf(typed: string): Words {
	return fold(typed)
		.split(/[\s"()]+/)
		.filter(Boolean);
}

/** Searches texts for words, ignoring case, accents and order. Caches the folded texts. */
export class WordSearch {
	readonly #folded = new Map<string, string>();

	/** Whether each word occurs in one of the texts. */
	has(words: Words, texts: readonly (string | null)[]): boolean {
		return words.every((word) => texts.some((text) => text !== null && this.#foldedOf(text).includes(word)));
	}

	/** The same names are searched again after each keystroke. */
	#foldedOf(text: string): string {
		const known = this.#folded.get(text);
		if (known !== undefined) return known;
		const folded = fold(text);
		this.#folded.set(text, folded);
		return folded;
	}
}

/** How many characters to show before a word, for context; twice as many are shown after its beginning. */
const AROUND = 30;

/** Returns the part of a long text around the first match; undefined if no word occurs. */
export function excerptOf(text: string, words: Words): string | undefined {
	const folded = fold(text);
	const starts = words.map((word) => folded.indexOf(word)).filter((start) => start >= 0);
	if (starts.length === 0) return undefined;
	const at = originalIndex(text, Math.min(...starts));
	const from = at <= AROUND ? 0 : beginOfWord(text, at - AROUND, at);
	const to = wholeAt(text, Math.min(text.length, at + 2 * AROUND));
	return `${from > 0 ? "…" : ""}${text.slice(from, to).trim()}${to < text.length ? "…" : ""}`;
}

/** Letters that Unicode doesn't decompose, as people type them on keyboards that lack them. */
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
 * Folds the beginning of a text to what people can type on any keyboard: no case and accents, plain letters, quotes and
 * dashes. `Š` becomes `s`.
 */
function fold(whole: string): string {
	const text = whole.slice(0, REACH);
	// Most texts need nothing else, and there may be very many.
	if (/^[\x20-\x7e]*$/.test(text)) return text.toLowerCase();
	return (
		text
			// Unicode normalizes a standalone accent to a space.
			.replaceAll("´", "'")
			.normalize("NFKD")
			// Some characters expand to eighteen.
			.slice(0, REACH)
			.replace(/[\u2018-\u201b\u02b9\u02bb-\u02bd\u2032]/g, "'")
			.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"')
			.replace(/[\p{Pd}\u2212]/gu, "-")
			.replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, "")
			// Uppercasing turns `ß` and `ı` into plain letters; `ẞ` has to become `ß` first.
			.toLowerCase()
			.toUpperCase()
			.toLowerCase()
			.replace(SPECIAL_LETTER, (letter) => PLAIN_LETTERS[letter] ?? letter)
	);
}

/** Returns the index in `text` that corresponds to an index in the folded text. */
function originalIndex(text: string, folded: number): number {
	const lengths = new Map<string, number>();
	let length = 0;
	let index = 0;
	for (const character of text) {
		const known = character < "\u0080" ? 1 : lengths.get(character);
		const own = known ?? fold(character).length;
		if (known === undefined) lengths.set(character, own);
		length += own;
		if (length > folded) break;
		index += character.length;
	}
	return index;
}

/** Returns the beginning of the first word between two indexes, or `from` if none begins there. */
function beginOfWord(text: string, from: number, to: number): number {
	const space = text.slice(from, to).search(/\s/);
	return space < 0 ? wholeAt(text, from) : from + space + 1;
}
