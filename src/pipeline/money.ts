import type { OpportunityRow, UnreadableRow } from "../close/opportunity.ts";

/** Amounts are integers in hundredths of the currency, as far as Close's answers show (`$63,890` is 6389000). */
export const HUNDREDTHS = 2;

/** How amounts are written. */
export interface MoneyFormat {
	/** BCP 47, such as `vscode.env.language`. */
	readonly locale: string;
	/** ISO 4217 code; where it is `mixed`, undefined or no code at all, amounts are written as plain numbers. */
	readonly currency: string | undefined;
	/** How many of an integer's last digits are decimals: see {@link scaleOf}. */
	readonly scale?: number;
	/** `asNeeded`, the default, is Close's own way; `always` lets the digits of a column line up. */
	readonly decimals?: Decimals;
}

/** Whether an amount is written with decimals that are all zero. */
export type Decimals = "always" | "asNeeded";

/**
 * An amount as Close writes it: all its digits, decimals only where they are not all zero (`$63,890`,
 * `$17,203,515.20`), unless the format asks for them always. Never throws.
 */
export function formatMoney(amount: number, format: MoneyFormat): string {
	const { scale = HUNDREDTHS, decimals = "asNeeded" } = format;
	const formatter = formatterOf(format.locale, format.currency, scale, decimals);
	// Decimal text keeps the digits that a division by 100 would round away.
	if (Number.isSafeInteger(amount)) return formatter.format(`${amount}e-${scale}` as `${number}`);
	return formatter.format(amount / 10 ** scale);
}

/** How amounts that stand together are written: with decimals, all of them, where any of them needs some. */
export function decimalsOf(amounts: Iterable<number>, scale = HUNDREDTHS): Decimals {
	const unit = 10 ** scale;
	for (const amount of amounts) if (amount % unit !== 0) return "always";
	return "asNeeded";
}

/** A count with its digits grouped as the locale does. Never throws. */
export function formatCount(count: number, locale: string): string {
	return formatterOf(locale, undefined, 0, "asNeeded").format(count);
}

/** A value as an integer, and in the server's own words. */
type WrittenValue = Pick<OpportunityRow, "value" | "value_formatted" | "value_currency">;

/**
 * How many of an amount's last digits are decimals, learned from the first row whose integer can be held against the
 * server's own text: Close does not document it for currencies without hundredths. Hundredths where no row tells.
 */
export function scaleOf(rows: Iterable<WrittenValue | UnreadableRow>): number {
	for (const row of rows) {
		if ("unreadable" in row || row.value === null || !row.value_formatted) continue;
		const scale = learn(row.value, row.value_formatted, row.value_currency);
		if (scale !== undefined) return scale;
	}
	return HUNDREDTHS;
}

function learn(value: number, text: string, currency: string | null): number | undefined {
	const written = /\d(?:[\d.,'’\s]*\d)?/.exec(text)?.[0];
	if (written === undefined || value === 0 || !Number.isSafeInteger(value)) return undefined;
	// Where a currency has thousandths, a lone separator before three digits may group or part decimals.
	if (/^\d+[.,]\d{3}$/.test(written) && THOUSANDTHS.has(currency ?? "")) return undefined;
	const decimals = /[.,](\d{1,2})$/.exec(written)?.[1]?.length ?? 0;
	const digits = BigInt(written.replace(/\D/g, ""));
	const integer = BigInt(Math.abs(value)) * 10n ** BigInt(decimals);
	return [HUNDREDTHS, 0, 1, 3].find((scale) => digits * 10n ** BigInt(scale) === integer);
}

/** ISO 4217: the currencies with three decimals. */
const THOUSANDTHS: ReadonlySet<string> = new Set(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]);

const formatters = new Map<string, Intl.NumberFormat>();
const MOST_FORMATTERS = 64;

function formatterOf(
	locale: string,
	currency: string | undefined,
	scale: number,
	decimals: Decimals,
): Intl.NumberFormat {
	const name = `${locale} ${currency} ${scale} ${decimals}`;
	const known = formatters.get(name);
	if (known !== undefined) return known;
	const made = makeFormatter(locale, currency, scale, decimals);
	// Codes come from outside: they may not fill the memory.
	if (formatters.size >= MOST_FORMATTERS) formatters.clear();
	formatters.set(name, made);
	return made;
}

function makeFormatter(
	locale: string,
	currency: string | undefined,
	scale: number,
	decimals: Decimals,
): Intl.NumberFormat {
	const digits = {
		minimumFractionDigits: scale,
		maximumFractionDigits: scale,
		trailingZeroDisplay: decimals === "always" ? "auto" : "stripIfInteger",
		signDisplay: "negative",
	} as const;
	const money =
		currency !== undefined && /^[A-Za-z]{3}$/.test(currency)
			? ({ style: "currency", currency, currencyDisplay: "narrowSymbol" } as const)
			: {};
	try {
		return new Intl.NumberFormat(locale, { ...digits, ...money });
	} catch {
		// Not a locale that Intl knows how to read.
		return new Intl.NumberFormat("en", { ...digits, ...money });
	}
}
