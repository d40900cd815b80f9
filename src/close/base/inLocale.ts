/** Locales as they were given, and as `Intl` gets them. */
const known = new Map<string, string>();

/**
 * Calls `make` with a locale for `Intl`. English stands in for a language that it doesn't know, because `Intl` itself would
 * take the one of the computer; and dates have the years of Close, not those of the Persian or the Buddhist calendar.
 */
export function inLocale<T>(locale: string, make: (locale: string) => T): T {
	const found = known.get(locale) ?? withGregorianYears(locale);
	known.set(locale, found);
	return make(found);
}

function withGregorianYears(locale: string): string {
	try {
		const [supported = "en"] = Intl.DateTimeFormat.supportedLocalesOf(locale);
		return new Intl.Locale(supported, { calendar: "gregory" }).toString();
	} catch {
		return "en";
	}
}
