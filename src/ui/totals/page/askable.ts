import { html, type TemplateResult } from "lit";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import type { FigureName } from "../../../opportunities/totals/singleFigures.ts";
import { figureText, groupFigure } from "./figure.ts";
import type { Format } from "./format.ts";

/** Tells which figures the user wants explained. */
export type Explain = (asked: Asked) => void;

interface Askable {
	readonly name: FigureName;
	readonly figure: number | undefined;
	/** The group's identity in the Listing; left out for the whole. */
	readonly group?: string;
	/** In a table the arrow keys lead to it: see `roving.ts`. */
	readonly inTable?: boolean;
}

/** A figure that can be asked how it was made: it looks like any text, until it is pointed at or has the focus. */
export function askable(format: Format, explain: Explain, askable: Askable): TemplateResult {
	const { name, figure, group, inTable = false } = askable;
	const text = (group === undefined ? figureText : groupFigure)(format, name, figure);
	const ask = () => explain({ figures: [name], group });
	return html`<button type="button" class="askable" aria-haspopup="dialog" tabindex=${inTable ? "-1" : "0"} title=${format.strings.explain} @click=${ask}>${text}</button>`;
}
