const UNSEEN =
	/[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\u00a0\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
const MAY_BE_OTHERWISE = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]+/g;

/** Full-width forms of `!` to `~`, and how far they are from those. */
const [FIRST_WIDE, LAST_WIDE, WIDER] = [0xff01, 0xff5e, 0xfee0];

/** Whether a UTF-16 unit is unseen, by its number; a pattern takes too long for millions of them. */
let unseen: Uint8Array | undefined;

function unseenUnits(): Uint8Array {
	return Uint8Array.from({ length: 0x10000 }, (_, unit) => Number(UNSEEN.test(String.fromCharCode(unit))));
}

/** Whether a text has anything that is read otherwise than it stands there. */
function readsOtherwise(text: string): boolean {
	MAY_BE_OTHERWISE.lastIndex = 0;
	for (let run = MAY_BE_OTHERWISE.exec(text); run !== null; run = MAY_BE_OTHERWISE.exec(text)) {
		unseen ??= unseenUnits();
		for (let place = run.index; place < MAY_BE_OTHERWISE.lastIndex; place += 1) {
			const unit = text.charCodeAt(place);
			if (unseen[unit] === 1 || isWide(unit)) return true;
		}
	}
	return false;
}

function isWide(unit: number): boolean {
	return unit >= FIRST_WIDE && unit <= LAST_WIDE;
}

/**
 * A text without what `labelText` leaves out or takes for a space: characters that nobody sees, controls, marks and halves
 * of characters. Full-width forms are read as what they stand for.
 */
export function withoutUnseen(text: string): string {
	if (!readsOtherwise(text)) return text;
	unseen ??= unseenUnits();
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let place = 0; place < text.length; place += 1) {
		const unit = text.charCodeAt(place);
		if (unseen[unit] === 0) units[count++] = isWide(unit) ? unit - WIDER : unit;
	}
	return textOfUnits(units, count);
}

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const U = 0x75;

/** What stands behind a backslash for one character, and the character. */
const SHORT_ESCAPES = new Map([..."nrtbf/"].map((sign) => [sign.charCodeAt(0), sign === "/" ? 0x2f : 0x0a]));

/** A text with the characters that the escapes of URLs (`%41`) and of JSON strings, however often escaped, stand for. */
export function unescaped(text: string): string {
	if (!text.includes("%") && !text.includes("\\")) return text;
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let place = 0; place < text.length; ) {
		let begin = place;
		while (text.charCodeAt(begin) === BACKSLASH) begin += 1;
		const sign = text.charCodeAt(begin);
		const digits = sign === PERCENT ? 2 : begin > place && sign === U ? 4 : 0;
		const short = begin > place ? SHORT_ESCAPES.get(sign) : undefined;
		const code = digits === 0 ? (short ?? Number.NaN) : hexadecimalAt(text, begin + 1, digits);
		if (Number.isNaN(code)) {
			// What is copied is a single unit: backslashes may belong to an escape that begins at a later one.
			for (const end = Math.max(begin, place + 1); place < end; place += 1) units[count++] = text.charCodeAt(place);
		} else {
			units[count++] = code;
			place = begin + 1 + digits;
		}
	}
	return textOfUnits(units, count);
}

/** A part of what a JSON text stands for. */
export interface JsonPart {
	readonly text: string;
	/** Where in the JSON text it ends. */
	readonly to: number;
}

/** Up to `count` characters of a valid JSON text from `from` on, which is not within an escape, with its escapes undone once. */
export function unescapedPart(json: string, from: number, count: number): JsonPart {
	const plain = json.slice(from, from + count);
	if (!plain.includes("\\")) return { text: plain, to: from + plain.length };
	const units = new Uint16Array(count);
	let length = 0;
	let place = from;
	while (length < count && place < json.length) {
		const unit = json.charCodeAt(place);
		const sign = unit === BACKSLASH ? json.charCodeAt(place + 1) : Number.NaN;
		units[length++] = sign === U ? hexadecimalAt(json, place + 2, 4) : (SHORT_ESCAPES.get(sign) ?? (sign || unit));
		place += sign === U ? 6 : unit === BACKSLASH ? 2 : 1;
	}
	return { text: textOfUnits(units, length), to: place };
}

/** `NaN` if any of the characters is no digit. */
function hexadecimalAt(text: string, place: number, digits: number): number {
	let value = 0;
	for (let at = place; at < place + digits; at += 1) value = value * 16 + digitOf(text.charCodeAt(at));
	return value;
}

function digitOf(unit: number): number {
	if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
	const letter = unit | 0x20;
	return letter >= 0x61 && letter <= 0x66 ? letter - 0x57 : Number.NaN;
}

/** The first `count` UTF-16 units as a text. */
export function textOfUnits(units: Uint16Array, count: number): string {
	return Buffer.from(units.buffer, 0, 2 * count).toString("utf16le");
}
