import { html, nothing, type TemplateResult } from "lit";
import type { FigureName } from "../../../pipeline/singleFigures.ts";
import type { Format } from "./format.ts";

/** A figure as text, or a dash that is spoken as "not known". Never 0 in place of a figure that is missing. */
export function figureText(format: Format, name: FigureName, figure: number | undefined): string | TemplateResult {
	if (figure === undefined) return html`<span role="img" aria-label=${format.strings.notKnown}>–</span>`;
	return isCount(name) ? format.count(figure) : format.money(figure);
}

/** The attributes by which others read a figure off the page; nothing there for a figure that is not known. */
export function dataValue(figure: number | undefined): string | typeof nothing {
	return figure === undefined ? nothing : String(figure);
}

function isCount(name: FigureName): boolean {
	return name === "total_results" || name.startsWith("count_by_value_period.");
}
