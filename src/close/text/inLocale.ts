/** What `make` makes for a locale, BCP 47, or for English if Intl cannot read it. */
export function inLocale<T>(locale: string, make: (locale: string) => T): T {
	try {
		return make(locale);
	} catch {
		return make("en");
	}
}
