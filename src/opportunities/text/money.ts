import { inLocale } from "../../close/base/inLocale.ts";

/** The decimals of most currencies, used if the decimals aren't known (`$63,890` is 6389000). */
export const HUNDREDTHS = 2;

/** Options for writing amounts. */
interface MoneyFormat {
	/** BCP 47, such as `vscode.env.language`. */
	readonly locale: string;
	/** ISO 4217 code; if it is `mixed`, undefined or not a code, amounts are written as plain numbers. */
	readonly currency: string | undefined;
	/** How many of an integer's last digits are decimals; by default as many as the currency has. See `Currencies`. */
	readonly scale?: number;
	/** `asNeeded`, the default, is Close's own way; `always` aligns the digits in a column. */
	readonly decimals?: Decimals;
}

/** Whether decimals are written: even if all of them are zero, only if they aren't, or never. */
export type Decimals = "always" | "asNeeded" | "never";

/** From this absolute amount on, in units of the currency, decimals don't matter at a glance. */
const THOUSAND = 1_000;

/**
 * Formats an amount as Close does: all digits, and decimals only if they aren't all zero (`$63,890`, `$17,203,515.20`),
 * unless the format always requires them. Never throws.
 */
export function formatMoney(amount: number, format: MoneyFormat): string {
	const { scale = standardScale(format.currency), decimals = "asNeeded" } = format;
	return written(amount, scale, formatterOf(format.locale, format.currency, scale, decimals));
}

/** Formats an amount to be read at a glance: from a thousand on without decimals (`$63,890`, but `$523.50`). */
export function formatRoughly(amount: number, format: Omit<MoneyFormat, "decimals">): string {
	const { scale = standardScale(format.currency) } = format;
	const decimals = Math.abs(amount) < THOUSAND * 10 ** scale ? "asNeeded" : "never";
	return formatMoney(amount, { ...format, decimals });
}

/** From this absolute amount on, in units of the currency, a row has room for the compact form only. */
const MILLION = 1_000_000;

/** Formats an amount for a row, which has little room: compact from a million on, and by default without decimals. */
export function formatForRow(amount: number, format: MoneyFormat): string {
	const { scale = standardScale(format.currency), decimals = "never" } = format;
	if (Math.abs(amount) >= MILLION * 10 ** scale) return formatCompact(amount, format);
	return formatMoney(amount, { ...format, decimals });
}

/**
 * Formats an amount in the locale's compact form, with one decimal at most: `$52.2M`, `$1M`. An amount that the language
 * doesn't abbreviate, as German has no sign for thousands, is written as one to be read at a glance.
 */
export function formatCompact(amount: number, format: Omit<MoneyFormat, "decimals">): string {
	const { scale = standardScale(format.currency) } = format;
	const formatter = formatterOf(format.locale, format.currency, scale, "compact");
	const abbreviates = formatter.formatToParts(amount / 10 ** scale).some(({ type }) => type === "compact");
	return abbreviates ? written(amount, scale, formatter) : formatRoughly(amount, format);
}

function written(amount: number, scale: number, formatter: Intl.NumberFormat): string {
	// A decimal text keeps the digits that a division by 100 would round away.
	if (Number.isSafeInteger(amount)) return formatter.format(`${amount}e-${scale}` as `${number}`);
	return formatter.format(amount / 10 ** scale);
}

/** Returns how to write amounts that are shown together: all with decimals, if one of them needs some. */
export function decimalsOf(amounts: Iterable<number>, scale = HUNDREDTHS): Decimals {
	const unit = 10 ** scale;
	for (const amount of amounts) if (amount % unit !== 0) return "always";
	return "asNeeded";
}

/** Formats a count with the locale's digit grouping. Never throws. */
export function formatCount(count: number, locale: string): string {
	return formatterOf(locale, undefined, 0, "asNeeded").format(count);
}

/** Formats a percentage for the locale: 0.5 becomes `0.5%`, 82 becomes `82%`, and -0 `0%`. Never throws. */
export function formatPercent(percent: number, locale: string): string {
	const options = { style: "percent", maximumFractionDigits: 2, signDisplay: "negative" } as const;
	return inLocale(locale, (one) => new Intl.NumberFormat(one, options)).format(percent / 100);
}

/**
 * Returns the number of decimals of a currency by ISO 4217: 0 for `JPY`, 3 for `KWD`. Anything that isn't a code has
 * hundredths.
 */
export function standardScale(currency: string | undefined): number {
	if (!isCode(currency)) return HUNDREDTHS;
	const known = standardScales.get(currency);
	if (known !== undefined) return known;
	const { maximumFractionDigits } = new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions();
	const scale = maximumFractionDigits ?? HUNDREDTHS;
	remember(standardScales, currency, scale);
	return scale;
}

function isCode(currency: string | undefined): currency is string {
	return currency !== undefined && /^[A-Za-z]{3}$/.test(currency);
}

const standardScales = new Map<string, number>();
const formatters = new Map<string, Intl.NumberFormat>();
const MOST_KEPT = 64;

/** Limits the size of the cache: codes come from outside, and must not fill the memory. */
function remember<T>(kept: Map<string, T>, name: string, value: T): void {
	if (kept.size >= MOST_KEPT) kept.clear();
	kept.set(name, value);
}

function formatterOf(
	locale: string,
	currency: string | undefined,
	scale: number,
	decimals: Decimals | "compact",
): Intl.NumberFormat {
	const name = `${locale} ${currency} ${scale} ${decimals}`;
	const known = formatters.get(name);
	if (known !== undefined) return known;
	const made = makeFormatter(locale, currency, scale, decimals);
	remember(formatters, name, made);
	return made;
}

const COMPACT = {
	notation: "compact",
	minimumFractionDigits: 0,
	maximumFractionDigits: 1,
	signDisplay: "negative",
} as const;

function makeFormatter(
	locale: string,
	currency: string | undefined,
	scale: number,
	decimals: Decimals | "compact",
): Intl.NumberFormat {
	const fraction = decimals === "never" ? 0 : scale;
	const all = {
		minimumFractionDigits: fraction,
		maximumFractionDigits: fraction,
		trailingZeroDisplay: decimals === "always" ? "auto" : "stripIfInteger",
		signDisplay: "negative",
	} as const;
	const digits = decimals === "compact" ? COMPACT : all;
	const money = isCode(currency) ? ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const) : {};
	return inLocale(locale, (one) => new Intl.NumberFormat(one, { ...digits, ...money }));
}
