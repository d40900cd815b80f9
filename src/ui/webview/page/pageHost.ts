/** The id of the element with the page's texts and locale. */
export const CONSTANTS_ID = "constants";

/** The constants in a page's HTML. */
export interface PageConstants<Strings> {
	/** BCP 47, as VS Code gave it. */
	readonly locale: string;
	readonly strings: Strings;
}

/** VS Code's object for a page. It can be acquired only once. */
interface Host<FromPage, Kept> {
	postMessage(message: FromPage): void;
	/** The last stored state. It may come from another version, so check it. */
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

/** Returns `locale`, or English if Intl doesn't know it. */
function usableLocale(locale: string): string {
	try {
		return Intl.getCanonicalLocales(locale)[0] ?? "en";
	} catch {
		return "en";
	}
}
