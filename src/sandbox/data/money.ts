import type { Variants } from "./variants.ts";

/** How an organization's server writes amounts, which it keeps as integers of the smallest unit. */
const WAYS = {
	USD: way("en-US", 2, "$"),
	JPY: way("en-US", 0, "¥"),
	/** Always with its three decimals, so that its point looks like one between thousands. */
	KWD: way("en-US", 3, "KWD ", true),
	/** `1.234,50 €`. */
	EUR: way("de-DE", 2, "", false, " €"),
} as const;
export type CurrencyCode = keyof typeof WAYS;

function way(locale: string, scale: number, before: string, exact = false, after = "") {
	const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
	const precise = new Intl.NumberFormat(locale, { minimumFractionDigits: scale, maximumFractionDigits: scale });
	return (amount: number): string => {
		const units = Math.abs(amount) / 10 ** scale;
		const digits = (exact || !Number.isInteger(units) ? precise : whole).format(units);
		return `${amount < 0 ? "-" : ""}${before}${digits}${after}`;
	};
}

/** An amount as Close writes it: `$3,000`, `$17,203,515.20`; decimals only if there are any. */
export function formatAmount(amount: number, currency: CurrencyCode): string {
	return WAYS[currency](amount);
}

/** A sum as the server writes it; null for 0, and for one that is of several currencies. */
export function formatSum(sum: number, currency: Variants["currency"]): string | null {
	return sum === 0 || currency === "mixed" ? null : formatAmount(sum, currency);
}
