import { html, nothing, type TemplateResult } from "lit";
import { HIDDEN } from "../../../opportunities/text/mask.ts";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { type FigureName, isCount } from "../../../opportunities/totals/singleFigures.ts";
import { type Format, fill } from "./figureFormat.ts";

/**
 * A figure as text, or a dash that is spoken as "unknown". A missing figure is never 0. A hidden amount is written as
 * dots and spoken as "hidden".
 */
export function figureText(format: Format, name: FigureName, figure: number | undefined): string | TemplateResult {
	const { strings } = format;
	if (format.hidden && !isCount(name))
		return html`<span role="img" aria-label=${strings.hidden}>${HIDDEN.amount("0")}</span>`;
	if (figure === undefined) return html`<span role="img" aria-label=${strings.notKnown}>–</span>`;
	return isCount(name) ? format.count(figure) : format.money(figure);
}

/** A figure of a group, followed by "or more" if it may still grow. */
export function groupFigure(format: Format, name: FigureName, figure: number | undefined): string | TemplateResult {
	const text = figureText(format, name, figure);
	if (!format.unfinished || figure === undefined) return text;
	const pieces = fill(format.strings.orMore, text);
	return typeof text === "string" ? pieces.join("") : html`${pieces}`;
}

/** The attribute from which programs read a figure. Left out if the figure isn't known. */
export function dataValue(figure: number | undefined): string | typeof nothing {
	return figure === undefined ? nothing : String(figure);
}

/** Asks the page to explain these figures. */
export type Explain = (asked: Asked) => void;

interface Askable {
	readonly name: FigureName;
	readonly figure: number | undefined;
	/** The group's identity in the Listing. Undefined for the total. */
	readonly group?: string;
	/** Whether the arrow keys reach it in a table: see `roving.ts`. */
	readonly inTable?: boolean;
}

/** A figure that can be explained. It looks like plain text until it is hovered or focused. */
export function askable(format: Format, explain: Explain, askable: Askable): TemplateResult {
	const { name, figure, group, inTable = false } = askable;
	const text = (group === undefined ? figureText : groupFigure)(format, name, figure);
	const ask = () => explain({ figures: [name], group });
	return html`<button type="button" class="askable" aria-haspopup="dialog" tabindex=${inTable ? "-1" : "0"} title=${format.strings.explain} @click=${ask}>${text}</button>`;
}
