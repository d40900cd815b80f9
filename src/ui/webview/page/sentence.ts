/** Splits a sentence into its texts and the parts for `{0}`, `{1}`, … */
export function fill(sentence: string, ...parts: readonly unknown[]): readonly unknown[] {
	return sentence.split(/\{(\d+)\}/).map((piece, index) => (index % 2 === 0 ? piece : parts[Number(piece)]));
}
