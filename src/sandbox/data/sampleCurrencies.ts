import type { Variants } from "./variants.ts";

/** How the server writes amounts of each currency, which it keeps as integers of the smallest unit. */
const FORMATS = {
	USD: format("en-US", 2, "$"),
	JPY: format("en-US", 0, "¥"),
	/** Always with three decimals, so that the decimal point looks like a thousands separator. */
	KWD: format("en-US", 3, "KWD ", true),
	/** `1.234,50 €`. */
	EUR: format("de-DE", 2, "", false, " €"),
} as const;
export type CurrencyCode = keyof typeof FORMATS;

function format(locale: string, scale: number, before: string, exact = false, after = "") {
	const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const precise = new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale });
	return (amount: number): string => {
		const units = Math.abs(amount) / 10 ** scale;
		const digits = (exact || !Number.isInteger(units) ? precise : whole).format(units);
		return `${amount < 0 ? "-" : ""}${before}${digits}${after}`;
	};
}

/** If currencies are mixed, one opportunity in so many is in euros, and the others are in dollars. */
const EUROS_ONE_IN = 7;

/** The currency of an opportunity's value, by a number that the opportunity hashes to. */
export function currencyFor(number: number, currency: Variants["currency"]): CurrencyCode {
	if (currency !== "mixed") {
		return currency;
	}
	return number % EUROS_ONE_IN === 0 ? "EUR" : "USD";
}

/** An amount as Close writes it: `$3,000`, `$17,203,515.20`. Decimals are left out if they are all 0. */
export function formatAmount(amount: number, currency: CurrencyCode): string {
	return FORMATS[currency](amount);
}

/** A sum as the server writes it; null for 0, and if currencies are mixed. */
export function formatSum(sum: number, currency: Variants["currency"]): string | null {
	return sum === 0 || currency === "mixed" ? null : formatAmount(sum, currency);
}
