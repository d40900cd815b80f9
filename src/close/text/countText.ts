import { inLocale } from "./inLocale.ts";

let format = new Intl.NumberFormat("en");

/** Sets the locale of all counts that {@link countText} writes from now on, as `l10n.config` sets the language of texts. */
export function writeCountsIn(locale: string): void {
	format = inLocale(locale, (one) => new Intl.NumberFormat(one));
}

/** A count in a sentence, with its digits grouped as the locale does. */
export function countText(count: number): string {
	return format.format(count);
}
