import type { FromPage } from "../compareProtocol.ts";
import type { PageStrings } from "../compareStrings.ts";
import type { AskedFigure } from "../shownExplanation.ts";

/** Sends the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

export interface PageContext {
	readonly strings: PageStrings;
	readonly ask: Ask;
	/** The figure that is explained. Undefined if none is. */
	readonly asked: AskedFigure | undefined;
	readonly explain: (figure: AskedFigure) => void;
	readonly stopExplaining: () => void;
	/** The request of the explanation that was just copied. */
	readonly copied: number | undefined;
	readonly copyRequest: (index: number) => void;
}
