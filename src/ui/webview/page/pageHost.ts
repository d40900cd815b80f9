import { CONSTANTS_ID, type PageConstants } from "../constants.ts";
import { usableLocale } from "./text.ts";

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
