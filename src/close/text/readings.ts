/** The first half of a tag character and of a variation selector beyond U+FFFF. */
const TAG = 0xdb40;
const FIRST_UNSEEN = 0x00ad;
const UNSEEN = /[\p{Cf}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/u;
const MAY_BE_UNSEEN = /[^\0-\u00ac\u00ae-\u02ff]/;

/** Whether a UTF-16 unit is unseen, by its number; a pattern takes too long for millions of them. */
let unseen: Uint8Array | undefined;

function unseenUnits(): Uint8Array {
	return Uint8Array.from({ length: 0x10000 }, (_, unit) => Number(UNSEEN.test(String.fromCharCode(unit))));
}

/** A text without what `labelText` leaves out: characters that nobody sees, and marks. */
export function withoutUnseen(text: string): string {
	if (!MAY_BE_UNSEEN.test(text)) return text;
	unseen ??= unseenUnits();
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let place = 0; place < text.length; place += 1) {
		const unit = text.charCodeAt(place);
		if (unit === TAG) place += 1;
		else if (unit < FIRST_UNSEEN || unseen[unit] === 0) units[count++] = unit;
	}
	return textOf(units, count);
}

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const U = 0x75;

/** A text with the characters that the escapes of URLs (`%41`) and of JSON strings, however often escaped, stand for. */
export function unescaped(text: string): string {
	if (!text.includes("%") && !text.includes("\\u")) return text;
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let place = 0; place < text.length; ) {
		let begin = place;
		while (text.charCodeAt(begin) === BACKSLASH) begin += 1;
		const digits = text.charCodeAt(begin) === PERCENT ? 2 : begin > place && text.charCodeAt(begin) === U ? 4 : 0;
		const code = digits === 0 ? Number.NaN : hexadecimalAt(text, begin + 1, digits);
		if (Number.isNaN(code)) {
			// What is copied is a single unit: backslashes may belong to an escape that begins at a later one.
			for (const end = Math.max(begin, place + 1); place < end; place += 1) units[count++] = text.charCodeAt(place);
		} else {
			units[count++] = code;
			place = begin + 1 + digits;
		}
	}
	return textOf(units, count);
}

/** Not a number where there are other characters than digits. */
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

function textOf(units: Uint16Array, count: number): string {
	return Buffer.from(units.buffer, 0, 2 * count).toString("utf16le");
}
