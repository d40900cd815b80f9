const WHOLE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const EXACT = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** Cents as Close writes them: `$3,000`, `$17,203,515.20`; decimals only where there are any. */
export function formatCents(cents: number): string {
	const format = cents % 100 === 0 ? WHOLE : EXACT;
	return `${cents < 0 ? "-" : ""}$${format.format(Math.abs(cents) / 100)}`;
}
