import { textOfUnits } from "../../close/text/readings.ts";

/** What a character is to a spreadsheet. */
type Kind = typeof OTHER | typeof BLANK | typeof QUOTE | typeof EQUALS | typeof SIGN | typeof LETTER;
const OTHER = 1;
/** Nothing to see: a spreadsheet may pass over it. */
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

/** The kind of each code point that was asked for; a pattern takes too long for the millions that one text may have. */
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

/** A cell that no spreadsheet computes: an apostrophe goes before what would be a formula. Numbers stay numbers. */
export function safeCell(text: string): string {
	return beginsFormula(text) && !NUMBER.test(text) ? `'${text}` : text;
}

function beginsFormula(text: string): boolean {
	if ([TAB, CARRIAGE_RETURN, LINE_FEED].includes(text.charCodeAt(0))) return true;
	for (let place = 0; place < text.length; ) {
		const code = text.codePointAt(place) ?? 0;
		const kind = kindOf(code);
		if (kind !== BLANK) return kind === EQUALS || kind === SIGN;
		place += unitsOf(code);
	}
	return false;
}

/**
 * A text that holds no formula after a line break or after one of the one or two `separators` either. Where those part cells, though
 * the file's own separator is another, the quotation marks around the text are not at the beginning of a cell, and so
 * count for nothing. Signs before what calls nothing stay as they are: lists in notes begin with dashes.
 */
export function safeWithin(text: string, separators: string): string {
	const [first, second] = [separators.charCodeAt(0), separators.charCodeAt(1)];
	/** The text with its apostrophes, once there is one: a text may need millions, and mostly needs none. */
	let units: Uint16Array | undefined;
	let count = 0;
	/** Nothing but what a spreadsheet may pass over stands between here and where a cell may begin. */
	let begins = false;
	let lineFrom = 0;
	/** Where the present line calls something for the last time, once that is looked for. */
	let lastCall: number | undefined;
	for (let place = 0; place < text.length; place += 1) {
		const unit = text.charCodeAt(place);
		if (unit === LINE_FEED || unit === CARRIAGE_RETURN) {
			begins = true;
			lineFrom = place + 1;
			lastCall = undefined;
		} else if (unit === first || unit === second) begins = true;
		else if (begins && !isSecondHalf(unit)) {
			const kind = kindOf(text.codePointAt(place) ?? 0);
			if (kind !== BLANK && kind !== QUOTE) {
				if (kind === SIGN) lastCall ??= lastCallIn(text, lineFrom, place);
				if (kind === EQUALS || (kind === SIGN && place < (lastCall ?? -1))) {
					if (units === undefined) {
						units = unitsOfBeginning(text, place);
						count = place;
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

/** The beginning of a text up to `place`, with room for all of it and an apostrophe behind each separator. */
function unitsOfBeginning(text: string, place: number): Uint16Array {
	const units = new Uint16Array(Math.ceil(text.length * 1.5));
	for (let at = 0; at < place; at += 1) units[at] = text.charCodeAt(at);
	return units;
}

/** Of a character of two UTF-16 units. */
function isSecondHalf(unit: number): boolean {
	return (unit & 0xfc00) === 0xdc00;
}

/**
 * Where the line from `from` on, known to go on to `place` at least, calls a function for the last time, as in `SUM(`, or
 * names another program, as in `cmd|'/C calc'!A0`; -1 for nowhere. `Bob (CFO)` calls none.
 */
function lastCallIn(text: string, from: number, place: number): number {
	let to = place;
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

/** The code point that ends before a place behind the beginning. */
function codeBefore(text: string, place: number): number {
	const astral = place > 1 ? (text.codePointAt(place - 2) ?? 0) : 0;
	return astral > 0xffff ? astral : text.charCodeAt(place - 1);
}

function unitsOf(code: number): 1 | 2 {
	return code > 0xffff ? 2 : 1;
}
