import { html, nothing, type TemplateResult } from "lit";
import { HIDDEN } from "../../../opportunities/text/mask.ts";
import { type FigureName, isCount } from "../../../opportunities/totals/singleFigures.ts";
import { fill } from "../../webview/page/text.ts";
import type { Format } from "./format.ts";

/**
 * A figure as text, or a dash that is spoken as "not known". Never 0 in place of a figure that is missing. An amount
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
