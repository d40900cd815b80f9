import type { FromPage } from "../detailsProtocol.ts";
import type { PageStrings } from "../detailsStrings.ts";

/** Sends the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

export interface PageContext {
	readonly strings: PageStrings;
	/** For screen readers: the opportunity that is now shown. */
	readonly spoken: string;
	readonly ask: Ask;
}
