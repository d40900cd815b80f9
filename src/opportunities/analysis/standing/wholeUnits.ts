/** Signs that may stand between groups of three digits: a point, a comma, an apostrophe, spaces. */
const GROUPED = /^\d{1,3}(?:([.,'’\s\u00a0\u202f\u2009])\d{3})(?:\1\d{3})*$/;

/** Understands a whole number as people type it: `500000`, `500,000`, `500.000`, `500 000`. Undefined for any other text. */
export function wholeUnits(text: string): number | undefined {
	const typed = text.trim();
	if (!/^\d+$/.test(typed) && !GROUPED.test(typed)) return undefined;
	return Number(typed.replace(/\D/g, ""));
}
