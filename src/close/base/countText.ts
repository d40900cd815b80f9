import { inLocale } from "./inLocale.ts";

let locale = "en";
let format: Intl.NumberFormat | undefined;

/** Sets the locale for {@link countText}, as `l10n.config` sets the language of texts. */
export function writeCountsIn(countLocale: string): void {
	locale = countLocale;
	format = undefined;
}

/** Formats a count for a sentence, with the digit grouping of the locale. */
export function countText(count: number): string {
	format ??= inLocale(locale, (known) => new Intl.NumberFormat(known));
	return format.format(count);
}
