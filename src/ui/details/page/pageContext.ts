import type { FromPage } from "../detailsProtocol.ts";
import type { PageStrings } from "../detailsStrings.ts";

/** Tells the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

export interface PageContext {
	readonly strings: PageStrings;
	/** For screen readers: what has come. */
	readonly spoken: string;
	readonly ask: Ask;
}
