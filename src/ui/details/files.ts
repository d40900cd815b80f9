import { pageStrings } from "./detailsStrings.ts";

/** The files and texts of the details page. */
export function detailsPage(locale: string) {
	const strings = pageStrings();
	return { script: "details.js", styles: ["page.css", "details.css"], locale, title: strings.page, strings };
}
