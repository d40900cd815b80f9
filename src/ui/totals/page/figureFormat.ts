import type { Totals } from "../../../opportunities/totals/totals.ts";
import { type NumberFormat, numberFormat } from "../../webview/page/numberFormat.ts";
import type { PageStrings } from "../totalsStrings.ts";

/** How the page writes figures, and its texts. */
export interface Format extends NumberFormat {
	readonly strings: PageStrings;
	/** Figures of groups may still grow. */
	readonly unfinished: boolean;
}

export function formatOf(
	totals: Pick<Totals, "currency" | "scale" | "hidden" | "unfinished">,
	locale: string,
	strings: PageStrings,
): Format {
	return {
		...numberFormat(totals, locale),
		strings,
		unfinished: totals.unfinished,
	};
}
