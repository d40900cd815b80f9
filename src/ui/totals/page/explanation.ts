import { html, nothing, svg, type TemplateResult } from "lit";
import type { ExplainedRequest } from "../../../opportunities/totals/explainedRequest.ts";
import type { ExplainedFigure, Explanation } from "../../../opportunities/totals/explainFigures.ts";
import { type Figures, isCount, withoutPeriod } from "../../../opportunities/totals/singleFigures.ts";
import { type Agreement, addedUp } from "../../../opportunities/totals/sumOfParts.ts";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
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

/**
 * A dialog that explains how figures were calculated: in words first, then the request. It has no attributes for programs
 * that read figures.
 */
export function explanationDialog(parts: ExplanationParts): TemplateResult {
	const { explanation, totals, figures, ofGroup, rest, confirmedAt, others, format, copied, onCopy, onClosed } = parts;
	const { strings } = format;
	const { explained } = strings;
	const { request } = explanation;
	const close = (event: Event) => dialogOf(event)?.close();
	// A click beside the dialog has the dialog itself as its target.
	const beside = (event: Event) => event.target === event.currentTarget && close(event);
	return html`
		<dialog class="explanation" aria-label=${strings.explain} @close=${onClosed} @click=${beside}>
			<div class="explanation-body">
				${closeButton(explained.close, close)}
				<p class="muted"><bdi>${explanation.of}</bdi></p>
				${explanation.figures.map((figure) => inWords(figure, figures, ofGroup, format))}
				${rest ?? nothing}
				${totals.partial === undefined ? nothing : html`<p class="notice partial">${strings.partial[totals.partial]}</p>`}
				${totals.currency === "mixed" ? html`<p class="notice">${strings.mixedCurrencies}</p>` : nothing}
				<details>
					<summary>${explained.details}</summary>
					<dl>
						${explanation.figures.map(({ name, formula }) => fact(explained.formula, html`<code>${name}</code> = <code>${formula}</code>`))}
						${fact(explained.source, explanation.source)} ${explanation.loaded === undefined ? nothing : fact(explained.loaded, explanation.loaded)}
						${request === undefined ? nothing : ofRequest(request, confirmedAt, format)}
						${others.map(({ of, request }) => fact(fill(explained.requestOf, of), parametersOf(request)))}
					</dl>
					${request === undefined ? nothing : button(copied ? strings.copied : explained.copyRequest, onCopy)}
				</details>
			</div>
		</dialog>
	`;
}

function closeButton(text: string, close: (event: Event) => void): TemplateResult {
	return html`
		<button type="button" class="explanation-close" aria-label=${text} title=${text} @click=${close}>
			<svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14">
				${svg`<path d="M3 3l8 8M11 3l-8 8" stroke="currentColor" stroke-width="1.2"></path>`}
			</svg>
		</button>
	`;
}

function dialogOf({ currentTarget }: Event): HTMLDialogElement | null {
	return currentTarget instanceof Element ? currentTarget.closest("dialog") : null;
}

function inWords(figure: ExplainedFigure, figures: Figures, ofGroup: boolean, format: Format): TemplateResult {
	const { name, title, meaning } = figure;
	const text = (ofGroup ? groupFigure : figureText)(format, name, figures[name], "exact");
	return html`
		<section>
			<h2>${title}: <span class="figure">${text}</span></h2>
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

function ofRequest(request: ExplainedRequest, asOf: number | undefined, format: Format): TemplateResult {
	const { explained } = format.strings;
	const { receivedAt, timeZoneOffset, skip } = request;
	const answered = format.time(receivedAt);
	const confirmed = asOf !== undefined && format.time(asOf) !== answered;
	const sign = timeZoneOffset < 0 ? "−" : "+";
	return html`
		${fact(explained.answered, confirmed ? fill(explained.confirmed, answered, format.time(asOf)) : answered)}
		${fact(explained.offset, skip === 0 ? format.count(skip) : html`<code>_skip=${skip}</code>`)}
		${fact(explained.timeZone, html`UTC${sign}${Math.abs(timeZoneOffset)} <code>x-tz-offset: ${timeZoneOffset}</code>`)}
		${fact(explained.request, parametersOf(request))}
	`;
}

function parametersOf({ parameters }: ExplainedRequest): TemplateResult {
	return html`<code>GET /opportunity/</code>
		<ul class="parameters" role="list">
			${parameters.map(([name, value]) => html`<li><code>${name}=${value}</code></li>`)}
		</ul>`;
}

function fact(term: unknown, description: unknown): TemplateResult {
	return html`<dt>${term}</dt><dd>${description}</dd>`;
}
