/**
 * How many tokens a text takes at the most, without a tokenizer: what is counted here is what the o200k vocabulary needs at
 * worst. Three digits are one token, so are three letters of a name, and each other sign; a letter beyond ASCII may take
 * as many as it has bytes in UTF-8, beyond two of them.
 */
export function tokensIn(text: string): number {
	let count = 0;
	for (const [piece] of text.matchAll(PIECES)) {
		const code = piece.codePointAt(0) ?? 0;
		if (code < 0x80) count += Math.ceil(piece.length / RUN);
		else count += code < 0x800 ? 1 : code < 0x10000 ? 2 : 4;
	}
	return count;
}

const RUN = 3;
/** A space before a word is part of it. */
const PIECES = / ?[A-Za-z]+|\d+|[^A-Za-z\d]/gu;
