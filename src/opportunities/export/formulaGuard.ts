import { textOfUnits } from "../../close/text/decodedText.ts";

/** What a character means to a spreadsheet. */
type Kind = typeof OTHER | typeof BLANK | typeof QUOTE | typeof EQUALS | typeof SIGN | typeof LETTER;
const OTHER = 1;
/** Invisible characters, which a spreadsheet may skip. */
const BLANK = 2;
const QUOTE = 3;
const EQUALS = 4;
/** Plus, minus and at, full-width forms included. */
const SIGN = 5;
const LETTER = 6;

const TAB = 0x09;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;
const EXCLAMATION_MARK = 0x21;
const OPENING_BRACKET = 0x28;
const PIPE = 0x7c;
const APOSTROPHE = 0x27;

/**
 * Caches the kind of each code point: a regular expression is too slow for the millions of characters that a text may
 * have.
 */
const kinds = new Uint8Array(0x110000);

function kindOf(code: number): Kind {
	const known = kinds[code];
	if (known) return known as Kind;
	const kind = kindBySign(String.fromCodePoint(code));
	kinds[code] = kind;
	return kind;
}

function kindBySign(sign: string): Kind {
	if (sign === '"') return QUOTE;
	if (/[=\uff1d]/.test(sign)) return EQUALS;
	if (/[+\-@\uff0b\uff0d\uff20]/.test(sign)) return SIGN;
	if (/[\s\p{Cc}\p{Cf}]/u.test(sign)) return BLANK;
	return /\p{L}/u.test(sign) ? LETTER : OTHER;
}

const NUMBER = /^[+-]?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i;

/**
 * Returns a cell that no spreadsheet evaluates: text that would be a formula gets an apostrophe. Numbers stay numbers.
 */
export function safeCell(text: string): string {
	return beginsFormula(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function beginsFormula(text: string): boolean {
	if ([TAB, CARRIAGE_RETURN, LINE_FEED].includes(text.charCodeAt(0))) return true;
	for (let index = 0; index < text.length; ) {
		const code = text.codePointAt(index) ?? 0;
		const kind = kindOf(code);
		if (kind !== BLANK) return kind === EQUALS || kind === SIGN;
		index += unitsOf(code);
	}
	return false;
}

/**
 * Guards a text against formulas after a line break or after one of the `separators`, one or two signs that aren't the
 * file's own separator but that spreadsheets of other regions split cells at. There, a cell can begin in the middle of a
 * text, where quotation marks don't protect it. A sign stays as it is if no function call follows, because lists in notes begin with dashes.
 */
export function safeWithin(text: string, separators: string): string {
	const [first, second] = [separators.charCodeAt(0), separators.charCodeAt(1)];
	/**
	 * The text with apostrophes, created when the first one is needed: most texts need none, and a text may need
	 * millions.
	 */
	let units: Uint16Array | undefined;
	let count = 0;
	/** True while only skippable characters have followed the point where a cell may begin. */
	let begins = false;
	let lineFrom = 0;
	/** Where the current line has its last call, once searched for. */
	let lastCall: number | undefined;
	for (let index = 0; index < text.length; index += 1) {
		const unit = text.charCodeAt(index);
		if (unit === LINE_FEED || unit === CARRIAGE_RETURN) {
			begins = true;
			lineFrom = index + 1;
			lastCall = undefined;
		} else if (unit === first || unit === second) begins = true;
		else if (begins && !isSecondHalf(unit)) {
			const kind = kindOf(text.codePointAt(index) ?? 0);
			if (kind !== BLANK && kind !== QUOTE) {
				if (kind === SIGN) lastCall ??= lastCallIn(text, lineFrom, index);
				if (kind === EQUALS || (kind === SIGN && index < (lastCall ?? -1))) {
					if (units === undefined) {
						units = unitsOfBeginning(text, index);
						count = index;
					}
					units[count++] = APOSTROPHE;
				}
				begins = false;
			}
		}
		if (units !== undefined) units[count++] = unit;
	}
	return units === undefined ? text : textOfUnits(units, count);
}

/** Copies a text up to `end` into a buffer that has room for all of it and for an apostrophe after each separator. */
function unitsOfBeginning(text: string, end: number): Uint16Array {
	const units = new Uint16Array(Math.ceil(text.length * 1.5));
	for (let at = 0; at < end; at += 1) units[at] = text.charCodeAt(at);
	return units;
}

/** Whether a UTF-16 unit is the second half of a character. */
function isSecondHalf(unit: number): boolean {
	return (unit & 0xfc00) === 0xdc00;
}

/**
 * Returns where the line that begins at `from` and includes `index` has its last function call, such as `SUM(`, or its
 * last reference to another program, such as `cmd|'/C calc'!A0`; -1 if it has none. `Bob (CFO)` isn't a call.
 */
function lastCallIn(text: string, from: number, index: number): number {
	let to = index;
	while (to < text.length && text.charCodeAt(to) !== LINE_FEED && text.charCodeAt(to) !== CARRIAGE_RETURN) to += 1;
	let isNamed = false;
	for (let at = to - 1; at > from; at -= 1) {
		const unit = text.charCodeAt(at);
		if (unit === EXCLAMATION_MARK) isNamed = true;
		else if (unit === PIPE && isNamed) return at;
		else if (unit === OPENING_BRACKET && kindOf(codeBefore(text, at)) === LETTER) return at;
	}
	return -1;
}

/** Returns the code point that ends before `index`, which is greater than 0. */
function codeBefore(text: string, index: number): number {
	const astral = index > 1 ? (text.codePointAt(index - 2) ?? 0) : 0;
	return astral > 0xffff ? astral : text.charCodeAt(index - 1);
}

function unitsOf(code: number): 1 | 2 {
	return code > 0xffff ? 2 : 1;
}
