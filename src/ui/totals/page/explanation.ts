import { html, nothing, type TemplateResult } from "lit";
import type { ExplainedRequest } from "../../../opportunities/totals/explainedRequest.ts";
import type { ExplainedFigure, Explanation } from "../../../opportunities/totals/explainFigures.ts";
import { type Figures, isCount, withoutPeriod } from "../../../opportunities/totals/singleFigures.ts";
import { type Agreement, addedUp } from "../../../opportunities/totals/sumOfParts.ts";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
import { explanationDialog, fact, parametersOf, requestFacts } from "../../webview/page/explanationDialog.ts";
import { fill } from "../../webview/page/sentence.ts";
import { figureText, groupFigure } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { countedNotice } from "./notices.ts";

interface ExplanationParts {
	readonly explanation: Explanation;
	readonly totals: Totals;
	/** The figures of the total or of the group. */
	readonly figures: Figures;
	readonly ofGroup: boolean;
	/** What the figure is a part of. */
	readonly rest: unknown;
	/** When a later answer agreed with the figure, in milliseconds since the epoch. */
	readonly confirmedAt: number | undefined;
	/** Further requests that it was computed from. */
	readonly others: readonly { readonly of: string; readonly request: ExplainedRequest }[];
	readonly format: Format;
	readonly copied: boolean;
	readonly onCopy: () => void;
	/** Called when the dialog closes, for whatever reason. */
	readonly onClosed: () => void;
}

/** Explains how figures of the totals were calculated. */
export function totalsExplanation(parts: ExplanationParts): TemplateResult {
	const { explanation, totals, figures, ofGroup, rest, confirmedAt, others, format, copied, onCopy, onClosed } = parts;
	const { strings } = format;
	const { explained } = strings;
	const { request } = explanation;
	return explanationDialog({
		label: strings.explain,
		of: explanation.of,
		body: html`
			${explanation.figures.map((figure) => inWords(figure, figures, ofGroup, format))}
			${rest ?? nothing}
			${totals.partial === undefined ? nothing : html`<p class="notice partial">${strings.partial[totals.partial]}</p>`}
			${totals.currency === "mixed" ? html`<p class="notice">${strings.mixedCurrencies}</p>` : nothing}
		`,
		facts: html`
			${explanation.figures.map(({ name, formula }) => fact(explained.formula, html`<code>${name}</code> = <code>${formula}</code>`))}
			${fact(explained.source, explanation.source)} ${explanation.loaded === undefined ? nothing : fact(explained.loaded, explanation.loaded)}
			${request === undefined ? nothing : requestFacts(request, answered(request, confirmedAt, format), explained, format)}
			${others.map(({ of, request }) => fact(fill(explained.requestOf, of), parametersOf(request)))}
		`,
		actions: request === undefined ? nothing : button(copied ? explained.copied : explained.copyRequest, onCopy),
		strings: explained,
		onClosed,
	});
}

function inWords(figure: ExplainedFigure, figures: Figures, ofGroup: boolean, format: Format): TemplateResult {
	const { name, title, meaning } = figure;
	const text = (ofGroup ? groupFigure : figureText)(format, name, figures[name], "exact");
	return html`
		<section>
			<h2>${fill(format.strings.explained.heading, title, html`<span class="figure">${text}</span>`)}</h2>
			<p>${meaning}</p>
			${sum(figure, figures, format)}
		</section>
	`;
}

const SIGNS: Readonly<Record<Agreement, string>> = { equal: "=", rounded: "≈", different: "≠" };

/** The formula with its numbers, if all are known and visible. */
function sum({ name, parts }: ExplainedFigure, figures: Figures, format: Format): TemplateResult | typeof nothing {
	const figure = figures[name];
	const added = addedUp(name, parts, figures);
	if (added === undefined || figure === undefined) return nothing;
	const text = (amount: number) => (isCount(name) ? format.count(amount) : format.exact(amount));
	const terms = added.terms.map(({ times, amount }) => (times === 1 ? text(amount) : `${times} × ${text(amount)}`));
	return html`
		<p class="figure sum">${terms.join(" + ")} ${SIGNS[added.agreement]} ${text(figure)}</p>
		${added.agreement === "different" ? disagreement(figures, format) : nothing}
	`;
}

function disagreement(figures: Figures, format: Format): TemplateResult {
	const { strings } = format;
	return html`
		<p class="notice">${strings.explained.disagree}</p>
		${countedNotice(format, strings.withoutPeriod, withoutPeriod(figures))}
	`;
}

/** When the answer came, and until when it was seen to be right. */
function answered({ receivedAt }: ExplainedRequest, asOf: number | undefined, format: Format): unknown {
	const time = format.time(receivedAt);
	const confirmed = asOf !== undefined && format.time(asOf) !== time;
	return confirmed ? fill(format.strings.explained.confirmed, time, format.time(asOf)) : time;
}
