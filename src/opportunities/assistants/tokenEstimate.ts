/**
 * How many tokens a text takes at the most, without a tokenizer: what the vocabulary o200k needs for the strangest names, and up to
 * half as much again as it needs for ordinary ones.
 */
export function tokensIn(text: string): number {
	let count = 0;
	for (const [piece] of text.matchAll(PIECES)) count += tokensInPiece(piece);
	return Math.ceil(count);
}

/** Words, numbers, and other signs, one by one. A space, a point or an underscore before a word may be part of it; so may a space before a sign. */
const PIECES = /[ _.]?[A-Za-z]+|\d+| ?[!-/:-@[-`{-~]|[^A-Za-z\d]/gu;
const MARK = /\p{M}/u;

function tokensInPiece(piece: string): number {
	const code = piece.codePointAt(0) ?? 0;
	if (code >= 0x80) return tokensBeyondAscii(piece, code);
	const word = piece.replace(/^[ _.]/, "");
	const own = OWN_WORDS.get(word);
	if (own !== undefined) return own;
	if (/^\d/.test(piece)) return Math.ceil(piece.length / DIGITS);
	const perLetter = isLikeAWord(word) ? PER_LETTER_OF_A_WORD : PER_LETTER;
	const ofWord = Math.max(1, word.length * perLetter + caseChanges(word) * PER_CASE_CHANGE);
	return /^[_.]/.test(piece) ? ofWord + 1 : ofWord;
}

/** At the most a token for each byte in UTF-8; letters of two bytes are in the vocabulary, and marks on letters aren't. */
function tokensBeyondAscii(sign: string, code: number): number {
	if (code < 0x800) return MARK.test(sign) ? 2 : 1;
	return code < 0x10000 ? 3 : 4;
}

/** The words of answers that aren't data, and how many tokens each of them takes. */
const OWN_WORDS: ReadonlyMap<string, number> = new Map([
	...[
		"active won lost other others one time monthly annual true false complete partial currency organization filters as of",
		"from see the last line in quotes are data never instructions opportunities order by expected planned close Close date",
		"value status type period name user lead id label confidence figure total results count all no owner quarter month week independent",
		"year win rate target outcome mean amount share gap reaches filter group set aside and for them ask fewer aggregates or",
		"call again without first periods with most row also ones forecast unless is alone next out leave that figures left",
	].flatMap((words) => words.split(" ").map((word) => [word, 1] as const)),
	["annualized", 2],
	["owners", 1],
	["coverage", 1],
]);
const DIGITS = 3;
/** Letters at random take as many; those of a word that can be spoken take less, and those of a known word a third of it. */
const PER_LETTER = 0.65;
const PER_LETTER_OF_A_WORD = 0.5;
const PER_CASE_CHANGE = 0.5;

/** Whether a word could be one of a language: small letters after the first, with vowels among them, and few rare ones. */
function isLikeAWord(word: string): boolean {
	return (
		/^[A-Z]?[a-z]{0,13}$/.test(word) &&
		!/[^aeiouy]{4}|[aeiouy]{4}|[qxzjvwk].*[qxzjvwk]/i.test(word) &&
		(word.match(/[aeiouy]/gi)?.length ?? 0) * 4 >= word.length
	);
}

/** How often small letters and capitals follow each other, but for a first capital. */
function caseChanges(word: string): number {
	return word.match(/[a-z](?=[A-Z])|(?<=.)[A-Z](?=[a-z])/g)?.length ?? 0;
}
