import type { FromPage } from "../protocol.ts";
import type { PageStrings } from "../strings.ts";

/** Tells the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

export interface PageContext {
	readonly strings: PageStrings;
	/** For screen readers: what has come. */
	readonly spoken: string;
	readonly ask: Ask;
}
