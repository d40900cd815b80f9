import { inLocale } from "../../close/base/inLocale.ts";
import { type Day, dayOf } from "./calendar.ts";
import { isDay } from "./isoDates.ts";

/** Year, month and day with hyphens. A day of one digit after a month with a zero is still unfinished. */
const WITH_HYPHENS = /^(\d{4})-(?:(0[1-9])-(\d\d)|([1-9]\d?)-(\d\d?))$/;
const BEGUN_WITH_HYPHENS = /^\d{0,4}$|^\d{4}-(?:\d?|(?:0?[1-9]|1[0-2])(?:-[0-3]?)?)$/;

/**
 * Reads a day as a person types it: `YYYY-MM-DD`, or in any form in which the language writes days (`1/31/2026`, `Jan 31,
 * 2026`, `31.1.26`). A year of two digits is in this century; beside the name of a month, it could be the day, so all four
 * are needed. Undefined if the text is anything else, so that nothing is guessed.
 */
export function dayFromText(text: string, locale: string): Day | undefined {
	const [year, month, day] = WITH_HYPHENS.exec(withLatinDigits(text.trim()))?.slice(1).filter(Boolean) ?? [];
	if (year !== undefined && month !== undefined && day !== undefined) return dayIn(year, month, day);
	const form = formOf(locale);
	const typed = tokensOf(plain(text, locale), form);
	if (typed === undefined || typed.unfinished) return undefined;
	const fields = fieldsOf(typed, form);
	if (fields === undefined) return undefined;
	const whole = fields.year.length === 2 ? `20${fields.year}` : fields.year;
	return form.otherYears && !GREGORIAN.test(whole) ? undefined : dayIn(whole, fields.month, fields.day);
}

function dayIn(year: string, month: string, day: string): Day | undefined {
	const found = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
	return isDay(found) ? found : undefined;
}

/** Whether a text that isn't a day may become one by typing on. */
export function beginsDay(text: string, locale: string): boolean {
	if (BEGUN_WITH_HYPHENS.test(withLatinDigits(text))) return true;
	const typed = tokensOf(plain(text, locale), formOf(locale));
	if (typed === undefined) return false;
	const { numbers, month, unfinished } = typed;
	const missing = (month === undefined ? 3 : 2) - numbers.length;
	if (missing !== 0) return missing > 0;
	const yearMissing = month !== undefined && !numbers.some((number) => number.length === 4);
	return unfinished || yearMissing || /^(?:\d|\d{3})$/.test(numbers.at(-1) ?? "");
}

/** Returns a day in numbers, as the language writes it. Undefined if that is the same as `YYYY-MM-DD`. */
export function dayExample(day: Day, locale: string): string | undefined {
	const text = formatterOf(locale, NUMBERS).format(new Date(day));
	return text === day ? undefined : text;
}

/** Returns a day with its weekday and the name of its month. */
export function fullDayText(day: Day, locale: string): string {
	return formatterOf(locale, { dateStyle: "full" }).format(new Date(day));
}

type Field = "year" | "month" | "day";

/** How a language writes days. Texts are as `plain` returns them. */
interface DayForm {
	/** The order of the numbers. */
	readonly order: readonly Field[];
	/** Months by their names; {@link NO_MONTH} for a name that two of them have, as short ones in Thai. */
	readonly months: ReadonlyMap<string, string>;
	/** Other words: those of weekdays, and those between numbers. In Spanish, `mar` is March and a short Tuesday. */
	readonly words: ReadonlySet<string>;
	/** What stands between numbers and words. */
	readonly signs: ReadonlySet<string>;
	/** Whether the language also has another calendar, so that a year far from now is one of that calendar. */
	readonly otherYears: boolean;
}

const GREGORIAN = /^(?:19|2[01])/;

const NUMBERS: Intl.DateTimeFormatOptions = { year: "numeric", month: "numeric", day: "numeric" };
const FORMS: readonly Intl.DateTimeFormatOptions[] = [
	NUMBERS,
	{ dateStyle: "short" },
	{ dateStyle: "medium" },
	{ dateStyle: "long" },
	{ dateStyle: "full" },
	{ ...NUMBERS, weekday: "short", month: "short" },
];

/** English writes both, depending on the country. */
const SEPTEMBERS = ["sep", "sept"] as const;

const NO_MONTH = "00";

const forms = new Map<string, DayForm>();

function formOf(locale: string): DayForm {
	const form = forms.get(locale) ?? newForm(locale);
	forms.set(locale, form);
	return form;
}

function newForm(locale: string): DayForm {
	const known = inLocale(locale, (one) => new Intl.Locale(one).baseName);
	const months = new Map<string, string>();
	const words = new Set<string>();
	const signs = new Set<string>();
	for (const formatter of FORMS.map((form) => formatterOf(locale, form)))
		for (const day of SAMPLES) {
			const parts = formatter.formatToParts(new Date(day));
			const text = plain(parts.map(({ value }) => value).join(""), locale);
			const month = plain(parts.find(({ type }) => type === "month")?.value ?? "", locale);
			const name = monthIn(wordsIn(text), month);
			for (const word of wordsIn(text)) if (word !== name) words.add(word);
			for (const sign of signsIn(text)) signs.add(sign);
			const number = day.slice(5, 7);
			if (name !== undefined) months.set(name, (months.get(name) ?? number) === number ? number : NO_MONTH);
		}
	if (/^en\b/.test(known)) for (const name of SEPTEMBERS) months.set(name, "09");
	const { calendar } = inLocale(locale, () => new Intl.DateTimeFormat(known)).resolvedOptions();
	return { order: orderIn(locale), months, words, signs, otherYears: calendar !== "gregory" };
}

/**
 * Returns the word of a date that names the month. Catalan writes `de gener` and `d’abril`; in Hebrew and Basque, the name
 * is a part of the word. Undefined if the month is a number.
 */
function monthIn(words: readonly string[], part: string): string | undefined {
	const [name] = wordsIn(part).toSorted((a, b) => b.length - a.length);
	if (name === undefined || /\d/.test(part)) return undefined;
	return words.find((word) => word === name) ?? words.find((word) => word.includes(name));
}

/** A week of each month, so that all names of months and weekdays are among them. */
const SAMPLES: readonly Day[] = Array.from({ length: 12 * 7 }, (_, index) =>
	dayOf(2026, Math.floor(index / 7) + 1, (index % 7) + 8),
);

function orderIn(locale: string): readonly Field[] {
	const types = formatterOf(locale, NUMBERS)
		.formatToParts(new Date(0))
		.map(({ type }) => type);
	return types.filter((type): type is Field => type === "year" || type === "month" || type === "day");
}

/** What is typed. */
interface Tokens {
	readonly numbers: readonly string[];
	readonly month: string | undefined;
	/** Whether the last word is only the beginning of one. */
	readonly unfinished: boolean;
}

/**
 * Takes plain text. Returns undefined if it has a word, a sign or a number that no day has in the language, or two months.
 * A word that means a month and a weekday is the weekday beside another month.
 */
function tokensOf(text: string, { months, words, signs }: DayForm): Tokens | undefined {
	if (/\d{5}/.test(text) || !signsIn(text).every((sign) => signs.has(sign))) return undefined;
	const numbers: string[] = [];
	const named: string[] = [];
	let unfinished = false;
	const tokens = text.match(/\d+|[\p{L}\p{M}]+/gu) ?? [];
	for (const [index, token] of tokens.entries()) {
		if (/\d/.test(token)) numbers.push(token);
		else if (months.has(token)) named.push(token);
		else if (words.has(token)) continue;
		else if (index === tokens.length - 1 && [...months.keys(), ...words].some((word) => word.startsWith(token)))
			unfinished = true;
		else return undefined;
	}
	if (named.some((name) => months.get(name) === NO_MONTH)) return undefined;
	const certain = named.filter((name) => !words.has(name));
	if (certain.length > 1 || named.length > 2) return undefined;
	return { numbers, month: months.get(certain[0] ?? named[0] ?? ""), unfinished };
}

/** A year that comes first is followed by month and day in all languages. */
function fieldsOf({ numbers, month }: Tokens, { order }: DayForm): Readonly<Record<Field, string>> | undefined {
	if (numbers.length !== (month === undefined ? 3 : 2) || numbers.filter(({ length }) => length > 2).length > 1)
		return undefined;
	const [first = "", second = ""] = numbers;
	const yearFirst = first.length > 2;
	if (month !== undefined) {
		const [year, day] = yearFirst ? [first, second] : [second, first];
		return year.length > 2 ? { year, month, day } : undefined;
	}
	const fields: readonly Field[] = yearFirst ? ["year", "month", "day"] : order;
	const at = (field: Field) => numbers[fields.indexOf(field)] ?? "";
	return { year: at("year"), month: at("month"), day: at("day") };
}

function wordsIn(text: string): readonly string[] {
	return text.match(/[\p{L}\p{M}]+/gu) ?? [];
}

function signsIn(text: string): readonly string[] {
	return text.match(/[^\p{L}\p{M}\d\s]/gu) ?? [];
}

/** In lower case, in Latin digits, without accents, and without the invisible signs that some languages write between numbers. */
function plain(text: string, locale: string): string {
	const lower = inLocale(locale, (one) => text.toLocaleLowerCase(one));
	return withLatinDigits(lower.normalize("NFKD")).replace(/[\u0300-\u036f]|\p{Cf}/gu, "");
}

/** The ten digits of each script follow each other, from its zero on. */
function withLatinDigits(text: string): string {
	return text.replace(/(?!\d)\p{Nd}/gu, (digit) => {
		const code = digit.codePointAt(0) ?? 0;
		let value = 0;
		while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
		return String(value);
	});
}

function formatterOf(locale: string, form: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
	return inLocale(locale, (one) => new Intl.DateTimeFormat(one, { ...form, timeZone: "UTC" }));
}
