import type { Variants } from "./variants.ts";

/** Decimals of each currency. */
const SCALES = { USD: 2, JPY: 0, KWD: 3, EUR: 2 } as const;
export type CurrencyCode = keyof typeof SCALES;

/** How the server writes amounts of each currency, which it keeps as integers of the smallest unit. */
const FORMATS: Readonly<Record<CurrencyCode, (amount: number) => string>> = {
	USD: format("en-US", SCALES.USD, "$"),
	JPY: format("en-US", SCALES.JPY, "¥"),
	/** Always with three decimals, so that the decimal point looks like a thousands separator. */
	KWD: format("en-US", SCALES.KWD, "KWD ", true),
	/** `1.234,50 €`. */
	EUR: format("de-DE", SCALES.EUR, "", false, " €"),
};

/** How many of the smallest units make a whole one: 100 cents a dollar. */
export function smallestUnits(currency: Variants["currency"]): number {
	return 10 ** SCALES[currency === "mixed" ? "USD" : currency];
}

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
