let format = new Intl.NumberFormat("en");

/** Sets the locale of all counts that {@link countText} writes from now on, as `l10n.config` sets the language of texts. */
export function writeCountsIn(locale: string): void {
	format = inLocale(locale, (one) => new Intl.NumberFormat(one));
}

/** A count in a sentence, with its digits grouped as the locale does. */
export function countText(count: number): string {
	return format.format(count);
}

/** What `make` makes for a locale, BCP 47, or for English if Intl cannot read it. */
export function inLocale<T>(locale: string, make: (locale: string) => T): T {
	try {
		return make(locale);
	} catch {
		return make("en");
	}
}
