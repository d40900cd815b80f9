import { html, nothing, type TemplateResult } from "lit";
import { formFor } from "../../../close/base/plurals.ts";
import type { FigureName } from "../../../opportunities/totals/singleFigures.ts";
import { afterDot } from "../../webview/page/dottedLine.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { Snapshot } from "../totalsProtocol.ts";
import { askable, dataValue, type Explain, figureText } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import type { Ask } from "./notices.ts";
import { headlineClass } from "./widthClasses.ts";

/** What is shown, in words, with a button that clears its filters. */
export function viewLine({ view, filters }: Snapshot, { strings }: Format, ask: Ask): TemplateResult | typeof nothing {
	if (view === "") return nothing;
	return html`
		<p class="view-line">
			<bdi>${view}</bdi>
			${
				filters === ""
					? nothing
					: html`<button type="button" class="link" @click=${() => ask({ type: "clearFilters" })}>${strings.clearFilters}</button>`
			}
		</p>
	`;
}

/** The number of opportunities, the time, and the two most important figures. */
export function header(snapshot: Snapshot, format: Format, explain: Explain, ask: Ask): TemplateResult {
	const { strings } = format;
	const { whole = {}, asOf, rowsAsOf } = snapshot.totals;
	const { total_results: count, total_value_annualized: value, expected_value_annualized: expected } = whole;
	const asked = askable(format, explain, { name: "total_results", figure: count });
	const number = html`<span class="figure" data-aggregate="total_results" data-value=${dataValue(count)}>${asked}</span>`;
	const sentence = fill(formFor(count ?? 0, strings.opportunities), number);
	return html`
		<header>
			${viewLine(snapshot, format, ask)}
			<div data-roving="line">
				<p class="count dotted">
					<span aria-live="polite" aria-atomic="true">${sentence}</span>
					${asOf === undefined ? nothing : html`${asOfPart(asOf, format)} ${ofRows(rowsAsOf, asOf, format)}`}
				</p>
				<p class="key-figures">
					${keyFigure(strings.aYear, "total_value_annualized", value, format, explain)}
					${keyFigure(strings.expectedAmount, "expected_value_annualized", expected, format, explain)}
				</p>
			</div>
		</header>
	`;
}

function asOfPart(asOf: number, format: Format): TemplateResult {
	return afterDot(html`<span class="as-of">${fill(format.strings.asOf, time(asOf, format))}</span>`);
}

/** The time of the rows, which stay old if only the figures were renewed. */
function ofRows(rowsAsOf: number | undefined, asOf: number, format: Format): TemplateResult | typeof nothing {
	if (rowsAsOf === undefined || format.time(rowsAsOf) === format.time(asOf)) return nothing;
	return afterDot(html`<span class="rows-as-of">${fill(format.strings.rowsAsOf, time(rowsAsOf, format))}</span>`);
}

function time(asOf: number, format: Format): TemplateResult {
	return html`<time datetime=${new Date(asOf).toISOString()}>${format.time(asOf)}</time>`;
}

/** An amount that is shortened where its digits don't fit; its hover has all of them. */
function keyFigure(
	sentence: string,
	name: FigureName,
	figure: number | undefined,
	format: Format,
	explain: Explain,
): TemplateResult {
	const full = figureText(format, name, figure);
	const compact = figureText(format, name, figure, "compact");
	const text =
		typeof full === "string" && full !== compact
			? html`<span class="full">${full}</span><span class="compact">${compact}</span>`
			: undefined;
	const amount = askable(format, explain, { name, figure, text });
	const length = typeof full === "string" ? headlineClass(full) : "";
	return html`<span class=${`key-figure ${length}`}>${fill(sentence, html`<strong class="figure">${amount}</strong>`)}</span>`;
}
