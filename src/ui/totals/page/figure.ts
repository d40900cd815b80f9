import { html, nothing, type TemplateResult } from "lit";
import { HIDDEN } from "../../../opportunities/text/mask.ts";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { type FigureName, isCount } from "../../../opportunities/totals/singleFigures.ts";
import type { ShownPart } from "../../../opportunities/totals/statusParts.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { Format } from "./figureFormat.ts";

/** How an amount is written: see `Format`. */
export type Written = "money" | "exact" | "compact";

/**
 * A figure as text, or a dash that is spoken as "unknown". A missing figure is never 0. A hidden amount is written as
 * dots and spoken as "hidden".
 */
export function figureText(
	format: Format,
	name: FigureName,
	figure: number | undefined,
	written: Written = "money",
): string | TemplateResult {
	const { strings } = format;
	if (format.hidden && !isCount(name))
		return html`<span role="img" aria-label=${strings.hidden}>${HIDDEN.amount("0")}</span>`;
	if (figure === undefined) return html`<span role="img" aria-label=${strings.notKnown}>–</span>`;
	return isCount(name) ? format.count(figure) : format[written](figure);
}

/** A figure of a group, followed by "or more" if it may still grow. */
export function groupFigure(
	format: Format,
	name: FigureName,
	figure: number | undefined,
	written: Written = "money",
): string | TemplateResult {
	const text = figureText(format, name, figure, written);
	if (!format.unfinished || figure === undefined) return text;
	const pieces = fill(format.strings.orMore, text);
	return typeof text === "string" ? pieces.join("") : html`${pieces}`;
}

/** The attribute from which programs read a figure. Left out if the figure isn't known. */
export function dataValue(figure: number | undefined): string | typeof nothing {
	return figure === undefined ? nothing : String(figure);
}

/** Asks the page to explain a figure. */
export type Explain = (asked: Asked) => void;

interface Askable {
	readonly name: FigureName;
	readonly figure: number | undefined;
	/** The group's identity in the Listing. Undefined for the total. */
	readonly group?: string | undefined;
	/** The part of all opportunities that the figure is of. */
	readonly part?: ShownPart | undefined;
	/** What the hover says besides. */
	readonly note?: string | undefined;
	/** What is written in place of the figure's usual text. */
	readonly text?: unknown;
}

/**
 * A figure that can be explained, with the exact amount in its hover. It looks like plain text until it is hovered or
 * focused.
 */
export function askable(format: Format, explain: Explain, asked: Askable): TemplateResult {
	const { name, figure, group, part, text, note } = asked;
	const write = group === undefined ? figureText : groupFigure;
	const usual = write(format, name, figure);
	const exact = write(format, name, figure, "exact");
	const says = typeof exact === "string" && exact !== (text ?? usual);
	const title = [says ? exact : undefined, note, format.strings.explain].filter(Boolean).join("\n");
	const ask = () => explain({ figures: [name], group, part });
	return html`<button type="button" class="askable" aria-haspopup="dialog" title=${title} @click=${ask}>${text ?? usual}</button>`;
}
