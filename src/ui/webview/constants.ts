/** Where a page finds its texts and its locale. */
export const CONSTANTS_ID = "constants";

/** The constants that are written into a page. */
export interface PageConstants<Strings> {
	/** BCP 47, as VS Code gave it. */
	readonly locale: string;
	readonly strings: Strings;
}
