import { LazyPattern } from "./lazyPattern.ts";

const INVISIBLE = new LazyPattern(
	String.raw`[\p{Cc}\p{Cf}\p{Cs}\p{M}\p{Zl}\p{Zp}\u00a0\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]`,
);
const MAY_READ_DIFFERENTLY = /[^\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff]+/g;

/** The full-width forms of `!` to `~`, and their distance from these. */
const [FIRST_WIDE, LAST_WIDE, WIDER] = [0xff01, 0xff5e, 0xfee0];

/** For each UTF-16 unit, whether it is invisible. A regular expression takes too long for millions of units. */
let invisible: Uint8Array | undefined;

function invisibleUnits(): Uint8Array {
	return Uint8Array.from({ length: 0x10000 }, (_, unit) => Number(INVISIBLE.test(String.fromCharCode(unit))));
}

/** Whether {@link withoutInvisible} would change a text. */
function readsDifferently(text: string): boolean {
	MAY_READ_DIFFERENTLY.lastIndex = 0;
	for (let run = MAY_READ_DIFFERENTLY.exec(text); run !== null; run = MAY_READ_DIFFERENTLY.exec(text)) {
		invisible ??= invisibleUnits();
		for (let offset = run.index; offset < MAY_READ_DIFFERENTLY.lastIndex; offset += 1) {
			const unit = text.charCodeAt(offset);
			if (invisible[unit] === 1 || isWide(unit)) return true;
		}
	}
	return false;
}

function isWide(unit: number): boolean {
	return unit >= FIRST_WIDE && unit <= LAST_WIDE;
}

/**
 * A text without the characters that `labelText` removes or replaces by a space: invisible characters, control characters,
 * marks and lone surrogates. Full-width forms become the ASCII characters that they look like.
 */
export function withoutInvisible(text: string): string {
	if (!readsDifferently(text)) return text;
	invisible ??= invisibleUnits();
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let offset = 0; offset < text.length; offset += 1) {
		const unit = text.charCodeAt(offset);
		if (invisible[unit] === 0) units[count++] = isWide(unit) ? unit - WIDER : unit;
	}
	return textOfUnits(units, count);
}

const PERCENT = 0x25;
const BACKSLASH = 0x5c;
const U = 0x75;

/** The characters of escapes such as `\n`, and the characters that they mean; all control characters count as a line feed. */
const SHORT_ESCAPES = new Map(
	[..."nrtbf/"].map((character) => [character.charCodeAt(0), character === "/" ? 0x2f : 0x0a]),
);

/** Decodes the escapes of URLs (`%41`) and of JSON strings, even if they are escaped several times. */
export function unescaped(text: string): string {
	if (!text.includes("%") && !text.includes("\\")) return text;
	const units = new Uint16Array(text.length);
	let count = 0;
	for (let offset = 0; offset < text.length; ) {
		let begin = offset;
		while (text.charCodeAt(begin) === BACKSLASH) begin += 1;
		const character = text.charCodeAt(begin);
		const digits = character === PERCENT ? 2 : begin > offset && character === U ? 4 : 0;
		const short = begin > offset ? SHORT_ESCAPES.get(character) : undefined;
		const code = digits === 0 ? (short ?? Number.NaN) : hexadecimalAt(text, begin + 1, digits);
		if (Number.isNaN(code)) {
			// Copies a single unit or the backslashes: an escape may begin at a later one.
			for (const end = Math.max(begin, offset + 1); offset < end; offset += 1) units[count++] = text.charCodeAt(offset);
		} else {
			units[count++] = code;
			offset = begin + 1 + digits;
		}
	}
	return textOfUnits(units, count);
}

/** A decoded part of a JSON text. */
interface JsonPart {
	readonly text: string;
	/** The offset in the JSON text at which the part ends. */
	readonly to: number;
}

/** Decodes up to `count` characters of a valid JSON text once. `from` must not be inside an escape. */
export function unescapedPart(json: string, from: number, count: number): JsonPart {
	const plain = json.slice(from, from + count);
	if (!plain.includes("\\")) return { text: plain, to: from + plain.length };
	const units = new Uint16Array(count);
	let length = 0;
	let offset = from;
	while (length < count && offset < json.length) {
		const unit = json.charCodeAt(offset);
		const character = unit === BACKSLASH ? json.charCodeAt(offset + 1) : Number.NaN;
		units[length++] =
			character === U ? hexadecimalAt(json, offset + 2, 4) : (SHORT_ESCAPES.get(character) ?? (character || unit));
		offset += character === U ? 6 : unit === BACKSLASH ? 2 : 1;
	}
	return { text: textOfUnits(units, length), to: offset };
}

/** Returns `NaN` if one of the characters isn't a hexadecimal digit. */
function hexadecimalAt(text: string, offset: number, digits: number): number {
	let value = 0;
	for (let at = offset; at < offset + digits; at += 1) value = value * 16 + digitOf(text.charCodeAt(at));
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
