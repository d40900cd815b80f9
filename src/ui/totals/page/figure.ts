import { html, nothing, type TemplateResult } from "lit";
import { HIDDEN } from "../../../opportunities/text/mask.ts";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { type FigureName, isCount } from "../../../opportunities/totals/singleFigures.ts";
import { type Format, fill } from "./figureFormat.ts";

/**
 * A figure as text, or a dash that is spoken as "unknown". Never 0 in place of a figure that is missing. An amount
 * that is hidden is written as dots, and spoken as "hidden".
 */
export function figureText(format: Format, name: FigureName, figure: number | undefined): string | TemplateResult {
	const { strings } = format;
	if (format.hidden && !isCount(name))
		return html`<span role="img" aria-label=${strings.hidden}>${HIDDEN.amount("0")}</span>`;
	if (figure === undefined) return html`<span role="img" aria-label=${strings.notKnown}>–</span>`;
	return isCount(name) ? format.count(figure) : format.money(figure);
}

/** The same for a figure of a group, which says so if it may still grow. */
export function groupFigure(format: Format, name: FigureName, figure: number | undefined): string | TemplateResult {
	const text = figureText(format, name, figure);
	if (!format.unfinished || figure === undefined) return text;
	const pieces = fill(format.strings.orMore, text);
	return typeof text === "string" ? pieces.join("") : html`${pieces}`;
}

/** The attributes by which others read a figure off the page; nothing there for a figure that is not known. */
export function dataValue(figure: number | undefined): string | typeof nothing {
	return figure === undefined ? nothing : String(figure);
}

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
