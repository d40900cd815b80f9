import { pageStrings } from "./totalsStrings.ts";

/** The files and texts of the totals page. */
export function totalsPage(locale: string) {
	const strings = pageStrings();
	return {
		script: "totals.js",
		styles: ["page.css", "totals.css", "totals-tables.css", "totals-bars.css", "totals-explanation.css"],
		locale,
		title: strings.page,
		strings,
	};
}
