/** A sentence with a number: `{0}` is the number. */
export interface Counted {
	readonly one: string;
	readonly other: string;
}

/** Splits a sentence into its texts and the parts for `{0}`, `{1}`, … */
export function fill(sentence: string, ...parts: readonly unknown[]): readonly unknown[] {
	return sentence.split(/\{(\d+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}

/** The sentence for a count. */
export function countedSentence(sentences: Counted, count: number, locale: string): string {
	return sentences[new Intl.PluralRules(locale).select(count) === "one" ? "one" : "other"];
}
