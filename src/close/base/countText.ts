import { inLocale } from "./inLocale.ts";

let format = new Intl.NumberFormat("en");

/** Sets the locale for {@link countText}, as `l10n.config` sets the language of texts. */
export function writeCountsIn(locale: string): void {
	format = inLocale(locale, (one) => new Intl.NumberFormat(one));
}

/** Formats a count for a sentence, with the digit grouping of the locale. */
export function countText(count: number): string {
	return format.format(count);
}
