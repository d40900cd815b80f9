/** Where a page finds its texts and its locale. */
export const CONSTANTS_ID = "constants";

/** The constants that are written into a page. */
export interface PageConstants<Strings> {
	/** BCP 47, as VS Code gave it. */
	readonly locale: string;
	readonly strings: Strings;
}

/** What a page is given by VS Code: one object, once. */
export interface Host<FromPage, Kept> {
	postMessage(message: FromPage): void;
	/** What was kept last, whoever kept it: to be checked. */
	getState(): unknown;
	setState(state: Kept): void;
}
declare function acquireVsCodeApi(): unknown;

export function acquireHost<FromPage, Kept>(): Host<FromPage, Kept> {
	return acquireVsCodeApi() as Host<FromPage, Kept>;
}

/** The page's texts, and a locale that Intl knows. */
export function readConstants<Strings>(): PageConstants<Strings> {
	const { locale, strings }: PageConstants<Strings> = JSON.parse(
		document.getElementById(CONSTANTS_ID)?.textContent ?? "",
	);
	return { locale: usableLocale(locale), strings };
}

/** `locale`, or English where Intl cannot read it. */
function usableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
	}
}
