import { html, nothing, type TemplateResult } from "lit";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import { askable, dataValue, type Explain } from "./figure.ts";
import { type Format, fill } from "./figureFormat.ts";

/** The number of opportunities, the time, and the two most important figures. */
export function header({ whole = {}, asOf, rowsAsOf }: Totals, format: Format, explain: Explain): TemplateResult {
	const { strings } = format;
	const { total_results: count, total_value_annualized: value, expected_value_annualized: expected } = whole;
	const asked = askable(format, explain, { name: "total_results", figure: count });
	const number = html`<span class="figure" data-aggregate="total_results" data-value=${dataValue(count)}>${asked}</span>`;
	const sentence = fill(format.counted(strings.opportunities, count ?? 0), number);
	return html`
		<header>
			<p class="count">
				<span aria-live="polite" aria-atomic="true">${sentence}</span>
				${asOf === undefined ? nothing : html`<span class="muted"> · <span class="as-of">${fill(strings.asOf, time(asOf, format))}</span></span>${ofRows(rowsAsOf, asOf, format)}`}
			</p>
			<p class="key-figures">
				${keyFigure(strings.aYear, askable(format, explain, { name: "total_value_annualized", figure: value }))}
				${keyFigure(strings.expectedAmount, askable(format, explain, { name: "expected_value_annualized", figure: expected }))}
			</p>
		</header>
	`;
}

/** The time of the rows, which stay old if only the figures were renewed. */
function ofRows(rowsAsOf: number | undefined, asOf: number, format: Format): TemplateResult | typeof nothing {
	if (rowsAsOf === undefined || format.time(rowsAsOf) === format.time(asOf)) return nothing;
	return html`<span class="muted"> · <span class="rows-as-of">${fill(format.strings.rowsAsOf, time(rowsAsOf, format))}</span></span>`;
}

function time(asOf: number, format: Format): TemplateResult {
	return html`<time datetime=${new Date(asOf).toISOString()}>${format.time(asOf)}</time>`;
}

function keyFigure(sentence: string, amount: TemplateResult): TemplateResult {
	return html`<span class="key-figure">${fill(sentence, html`<strong class="figure">${amount}</strong>`)}</span>`;
}
