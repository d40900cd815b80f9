import { html, render, svg, type TemplateResult } from "lit";
import type { ExplainedRequest } from "../../../opportunities/totals/explainedRequest.ts";
import type { ExplanationStrings } from "./explanationStrings.ts";
import type { NumberFormat } from "./numberFormat.ts";

interface DialogParts {
	/** What the dialog is, for screen readers. */
	readonly label: string;
	/** What the figures cover: a group, a period. */
	readonly of: string;
	/** The explanation in words. */
	readonly body: unknown;
	/** What only some want to know, as pairs of terms and descriptions. See {@link fact}. */
	readonly facts: unknown;
	/** Buttons below the facts. */
	readonly actions: unknown;
	readonly strings: ExplanationStrings;
	/** Called when the dialog closes, for whatever reason. */
	readonly onClosed: () => void;
}

/**
 * A dialog that explains how figures were made: in words first, then the requests. It has no attributes for programs that
 * read figures. The page opens it with `showModal`.
 */
export function explanationDialog(parts: DialogParts): TemplateResult {
	const { label, of, body, facts, actions, strings, onClosed } = parts;
	const close = (event: Event) => dialogOf(event)?.close();
	// A click beside the dialog has the dialog itself as its target.
	const beside = (event: Event) => event.target === event.currentTarget && close(event);
	return html`
		<dialog class="explanation" aria-label=${label} @close=${onClosed} @click=${beside}>
			<div class="explanation-body">
				${closeButton(strings.close, close)}
				<p class="muted"><bdi>${of}</bdi></p>
				${body}
				<details>
					<summary>${strings.details}</summary>
					<dl>${facts}</dl>
					${actions}
				</details>
			</div>
		</dialog>
	`;
}

/**
 * Draws a page, and opens the dialog that it has. `gone` is called if the dialog is gone with what it told of, so that it
 * doesn't open again by itself when that returns.
 */
export function drawWithDialog(main: HTMLElement, template: TemplateResult, gone: () => void): void {
	const open = main.querySelector("dialog") !== null;
	render(template, main);
	const dialog = main.querySelector("dialog");
	if (dialog !== null && !dialog.open) dialog.showModal();
	if (dialog === null && open) gone();
}

/** A term and its description, in the details of a dialog. */
export function fact(term: unknown, description: unknown): TemplateResult {
	return html`<dt>${term}</dt><dd>${description}</dd>`;
}

/** What was asked for. `answered` says when the answer came. */
export function requestFacts(
	request: ExplainedRequest,
	answered: unknown,
	strings: ExplanationStrings,
	format: NumberFormat,
): TemplateResult {
	const { timeZoneOffset, skip } = request;
	const sign = timeZoneOffset < 0 ? "−" : "+";
	return html`
		${fact(strings.answered, answered)}
		${fact(strings.offset, skip === 0 ? format.count(skip) : html`<code>_skip=${skip}</code>`)}
		${fact(strings.timeZone, html`UTC${sign}${Math.abs(timeZoneOffset)} <code>x-tz-offset: ${timeZoneOffset}</code>`)}
		${fact(strings.request, parametersOf(request))}
	`;
}

/** A request, with its parameters one below the other. */
export function parametersOf({ parameters }: Pick<ExplainedRequest, "parameters">): TemplateResult {
	return html`<code>GET /opportunity/</code>
		<ul class="parameters" role="list">
			${parameters.map(([name, value]) => html`<li><code>${name}=${value}</code></li>`)}
		</ul>`;
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
