/** What a server's own text of an amount says: `¥1,234,567`, `1.234,50 €`, `KWD 92.000`, `$50 monthly`. */

/** Longer ones are no amounts. */
const LONGEST = 80;
/** The most decimals that a currency has (the Chilean UF). */
const MOST_DECIMALS = 4;

/**
 * How many of the last digits of `amount` are decimals, if `text` is how the server writes it: each number that makes
 * both agree. A text can allow two, as a lone point or comma before three digits either groups or parts decimals. Empty
 * if they have nothing to do with each other, or the amount is 0 or no integer.
 */
export function scalesSaid(amount: number, text: string): readonly number[] {
	if (amount === 0 || !Number.isSafeInteger(amount) || text.length > LONGEST) return [];
	const integer = String(Math.abs(amount));
	return readingsOf(text).flatMap(({ digits, decimals }) => {
		const scale = integer.length - digits.length + decimals;
		if (scale < 0 || scale > MOST_DECIMALS) return [];
		// The same number with equally many zeros behind: `5` and `500`, or `500` and `50.000`.
		const length = Math.max(digits.length, integer.length);
		return digits.padEnd(length, "0") === integer.padEnd(length, "0") ? [scale] : [];
	});
}

/** The ISO 4217 code that a text names, as `KWD 92.000` does; a sign such as `$` stands for several. */
export function currencySaid(text: string): string | undefined {
	if (text.length > LONGEST) return undefined;
	const code = /(?<!\p{L})[A-Z]{3}(?!\p{L})/u.exec(text)?.[0];
	codes ??= new Set(Intl.supportedValuesOf("currency"));
	return code !== undefined && codes.has(code) ? code : undefined;
}

let codes: ReadonlySet<string> | undefined;

/** A number as it may be meant: its digits without leading zeros, of which so many at the end are decimals. */
interface NumberRead {
	readonly digits: string;
	readonly decimals: number;
}

/** Points, commas, apostrophes, spaces of any width, and the Arabic separators, each between two digits. */
const NUMBER = /\d(?:[.,·'’ʼ\s٬٫]?\d)*/;
/** Directly behind a number: it is one of thousands or millions, and so rounded. */
const COMPACT = /^\s?(?:[kmb](?!\p{L})|[万億亿千만억])/iu;
const PARTS_DECIMALS = /[.,·٫]/;

/** The first number of a text, read in the one or two ways that its separators allow. */
function readingsOf(text: string): readonly NumberRead[] {
	const western = westernDigits(text);
	const found = NUMBER.exec(western);
	if (found === null) return [];
	const [written] = found;
	if (COMPACT.test(western.slice(found.index + written.length))) return [];
	const separators = written.replace(/\d/g, "").replace(/\s/g, " ");
	const last = separators.at(-1) ?? "";
	const numbers = written.split(/\D/);
	const fraction = numbers.at(-1) ?? "";
	const digits = numbers.join("").replace(/^0+/, "");
	if (digits === "") return [];
	const whole = groups(numbers) && sameSign(separators) && last !== "٫";
	const parted = PARTS_DECIMALS.test(last) && separators.indexOf(last) === separators.length - 1;
	const fits = parted && groups(numbers.slice(0, -1)) && sameSign(separators.slice(0, -1));
	return [...(whole ? [{ digits, decimals: 0 }] : []), ...(fits ? [{ digits, decimals: fraction.length }] : [])];
}

/** Whether numbers are the groups of one: three digits each, or two before the last three as in India. */
function groups(numbers: readonly string[]): boolean {
	if (numbers.length === 1) return true;
	const [first = "", ...others] = numbers;
	const last = others.pop() ?? "";
	return first.length <= 3 && last.length === 3 && others.every(({ length }) => length === 3 || length === 2);
}

function sameSign(separators: string): boolean {
	return [...separators].every((one) => one === separators[0]);
}

/** The zeros of the scripts in which amounts are written, western ones left out. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6, 0xff10];

function westernDigits(text: string): string {
	return text.replace(/[^ -~]/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		const zero = ZEROS.find((one) => code >= one && code < one + 10);
		return zero === undefined ? digit : String(code - zero);
	});
}
