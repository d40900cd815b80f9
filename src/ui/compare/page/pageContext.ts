import type { NumberFormat } from "../../webview/page/numberFormat.ts";
import type { FromPage } from "../compareProtocol.ts";
import type { PageStrings } from "../compareStrings.ts";
import type { AskedFigure } from "../shownExplanation.ts";

/** Sends the extension what the user asked for. */
export type Ask = (message: FromPage) => void;

export interface PageContext {
	readonly strings: PageStrings;
	/** For the counts and times of explanations. All other texts are final. */
	readonly format: NumberFormat;
	readonly ask: Ask;
	/** The figure that is explained. Undefined if none is. */
	readonly asked: AskedFigure | undefined;
	readonly explain: (figure: AskedFigure) => void;
	readonly stopExplaining: () => void;
	/** The place of the request of the explanation that was just copied. */
	readonly copied: number | undefined;
	readonly copyRequest: (index: number) => void;
}
