import { html, nothing, type TemplateResult } from "lit";
import type { Totals } from "../../../pipeline/totals.ts";
import { fill } from "../../webview/page/text.ts";
import { dataValue, figureText } from "./figure.ts";
import type { Format } from "./format.ts";

/** How many, as of when, and the two figures that matter most. */
export function header({ whole = {}, asOf }: Totals, format: Format): TemplateResult {
	const { strings } = format;
	const count = whole.total_results;
	const number = html`<span class="figure" data-aggregate="total_results" data-value=${dataValue(count)}>${figureText(format, "total_results", count)}</span>`;
	const sentence = fill(format.counted(strings.opportunities, count ?? 0), number);
	return html`
		<header>
			<p class="count">
				<span aria-live="polite" aria-atomic="true">${sentence}</span>
				${asOf === undefined ? nothing : html`<span class="muted"> · <span class="as-of">${fill(strings.asOf, time(asOf, format))}</span></span>`}
			</p>
			<p class="key-figures">
				${keyFigure(format, strings.aYear, "total_value_annualized", whole.total_value_annualized)}
				${keyFigure(format, strings.expectedAmount, "expected_value_annualized", whole.expected_value_annualized)}
			</p>
		</header>
	`;
}

function time(asOf: number, format: Format): TemplateResult {
	return html`<time datetime=${new Date(asOf).toISOString()}>${format.time(asOf)}</time>`;
}

function keyFigure(
	format: Format,
	sentence: string,
	name: "total_value_annualized" | "expected_value_annualized",
	figure: number | undefined,
): TemplateResult {
	const amount = html`<strong class="figure">${figureText(format, name, figure)}</strong>`;
	return html`<span class="key-figure">${fill(sentence, amount)}</span>`;
}
