import { LazyPattern } from "../../close/text/lazyPattern.ts";

/** Reads amounts from a server's own text: `¥1,234,567`, `1.234,50 €`, `KWD 92.000`, `$50 monthly`. */

/** Longer text isn't an amount. */
const LONGEST = 80;
/** The most decimals that a currency has (the Chilean UF). */
const MOST_DECIMALS = 4;

/**
 * Returns how many of the last digits of `amount` are decimals if the server writes it as `text`. There may be two
 * results, because a single point or comma before three digits can be a group separator or a decimal separator. Empty
 * if the two don't match, or if the amount is 0 or not an integer.
 */
export function scalesSaid(amount: number, text: string): readonly number[] {
	if (amount === 0 || !Number.isSafeInteger(amount) || text.length > LONGEST) return [];
	const written = numberIn(text);
	if (written === undefined) return [];
	const length = countOfDigits(Math.abs(amount));
	// Both must be the same number apart from trailing zeros: `5` and `500`, or `500` and `50.000`.
	const { significant, significantLength } = written;
	if (significant * 10 ** (length - significantLength) !== Math.abs(amount)) return [];
	return decimalsIn(written)
		.map((decimals) => length - written.length + decimals)
		.filter((scale) => scale >= 0 && scale <= MOST_DECIMALS);
}

function countOfDigits(integer: number): number {
	let count = 1;
	for (let least = 10; least <= integer; least *= 10) count += 1;
	return count;
}

/** Returns the ISO 4217 code in a text such as `KWD 92.000`; a symbol such as `$` is ambiguous. */
export function currencySaid(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	if (!/[A-Z]{3}/.test(text)) return undefined;
	const code = CODE.firstIn(text);
	codes ??= new Set(Intl.supportedValuesOf("currency"));
	return code !== undefined && codes.has(code) ? code : undefined;
}

const CODE = new LazyPattern(String.raw`(?<!\p{L})[A-Z]{3}(?!\p{L})`);
let codes: ReadonlySet<string> | undefined;

/** The digits of a number in a text, and the separators between them. */
interface WrittenNumber {
	/** The integer made of the digits, without trailing zeros. It is rounded if it exceeds the safe integers. */
	readonly significant: number;
	readonly significantLength: number;
	/** The number of digits, without leading zeros. */
	readonly length: number;
	/** The number of digits before, between and after the separators. */
	readonly runs: readonly number[];
	/** One character each; any white space counts as a space. */
	readonly separators: string;
}

/** Spaces of any width, points, commas, apostrophes and the Arabic separators, each between two digits. */
const SEPARATORS = " .,·'’ʼ٬٫";
/** Right after a number, these mean thousands or millions, so the number is rounded. */
const COMPACT = new LazyPattern(String.raw`^\s?(?:[kmb](?!\p{L})|[万億亿千만억])`, "iu");
const PART_DECIMALS = ".,·٫";

/** Returns the first number of a text; undefined if there is none, or if it is 0 or rounded. */
function numberIn(text: string): WrittenNumber | undefined {
	let at = 0;
	while (at < text.length && digitAt(text, at) < 0) at += 1;
	let significant = 0;
	let significantLength = 0;
	let length = 0;
	/** A power of ten: by how much the next digit other than zero shifts what has been read. */
	let shift = 1;
	let run = 0;
	const runs: number[] = [];
	let separators = "";
	for (; at < text.length; at += 1) {
		const digit = digitAt(text, at);
		if (digit < 0) {
			const separator = text.charAt(at).trim() || " ";
			if (digitAt(text, at + 1) < 0 || !SEPARATORS.includes(separator)) break;
			separators += separator;
			runs.push(run);
			run = 0;
			continue;
		}
		run += 1;
		if (digit === 0 && significant === 0) continue;
		length += 1;
		shift *= 10;
		if (digit === 0) continue;
		significant = significant * shift + digit;
		significantLength = length;
		shift = 1;
	}
	runs.push(run);
	if (significant === 0 || (at < text.length && COMPACT.test(text.slice(at)))) return undefined;
	return { significant, significantLength, length, runs, separators };
}

/** Returns how many digits of a number are decimals: one or two results, for the ways to interpret its separators. */
function decimalsIn({ runs, separators }: WrittenNumber): readonly number[] {
	if (separators === "") return [0];
	const last = separators.charAt(separators.length - 1);
	const fraction = runs.at(-1) ?? 0;
	const whole = groups(runs) && sameSign(separators) && last !== "٫";
	const parted = PART_DECIMALS.includes(last) && separators.indexOf(last) === separators.length - 1;
	const fits = parted && groups(runs.slice(0, -1)) && sameSign(separators.slice(0, -1));
	return [...(whole ? [0] : []), ...(fits ? [fraction] : [])];
}

/** Whether these are the digit groups of one number: three digits each, or two before the last three, as in India. */
function groups(runs: readonly number[]): boolean {
	const last = runs.length - 1;
	return runs.every((length, index) => {
		if (last === 0) return true;
		if (index === 0) return length <= 3;
		return length === 3 || (length === 2 && index < last);
	});
}

function sameSign(separators: string): boolean {
	for (const one of separators) if (one !== separators[0]) return false;
	return true;
}

/** The zeros of the scripts in which amounts are written, apart from the ASCII one. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

/** Returns the digit at an index; negative if there is none. */
function digitAt(text: string, at: number): number {
	const code = text.charCodeAt(at);
	if (code < 0x80) return code <= 0x39 ? code - 0x30 : -1;
	const zero = ZEROS.find((one) => code >= one && code < one + 10);
	return zero === undefined ? -1 : code - zero;
}
