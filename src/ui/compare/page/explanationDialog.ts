import { html, nothing, svg, type TemplateResult } from "lit";
import { button } from "../../webview/page/controls.ts";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Explanation = NonNullable<Snapshot["explanation"]>;

/** A dialog that explains how a figure was calculated: in words first, then its requests. */
export function explanationDialog(explanation: Explanation, context: PageContext): TemplateResult {
	const { strings, stopExplaining } = context;
	const { explained } = strings;
	const { title, of, meaning, formula, sum, assumptions, requests, further } = explanation;
	const close = ({ currentTarget }: Event) =>
		currentTarget instanceof Element && currentTarget.closest("dialog")?.close();
	// A click beside the dialog has the dialog itself as its target.
	const beside = (event: Event) => event.target === event.currentTarget && close(event);
	return html`
		<dialog class="explanation" aria-label=${strings.explain} @close=${stopExplaining} @click=${beside}>
			<div class="explanation-body">
				<button type="button" class="explanation-close" aria-label=${explained.close} title=${explained.close} @click=${close}>
					<svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14">
						${svg`<path d="M3 3l8 8M11 3l-8 8" stroke="currentColor" stroke-width="1.2"></path>`}
					</svg>
				</button>
				<p class="muted">${of}</p>
				<h2>${title}</h2>
				<p>${meaning}</p>
				${sum === "" ? nothing : html`<p class="figure sum">${sum}</p>`}
				${assumptions.map((assumption) => html`<p class="notice">${assumption}</p>`)}
				<details>
					<summary>${explained.details}</summary>
					<dl>
						${fact(explained.formula, html`<code>${formula}</code>`)}
						${requests.map((request, index) => ofRequest(request, index, context))}
					</dl>
					${further === undefined ? nothing : html`<p class="muted">${further}</p>`}
				</details>
			</div>
		</dialog>
	`;
}

function ofRequest(
	{ answered, timeZone, parameters }: Explanation["requests"][number],
	index: number,
	{ strings, copied, copyRequest }: PageContext,
): TemplateResult {
	const { explained } = strings;
	return html`
		${fact(
			explained.request,
			html`<code>GET /opportunity/</code>
				<ul class="parameters" role="list">${parameters.map((parameter) => html`<li><code>${parameter}</code></li>`)}</ul>
				${button(copied === index ? strings.copied : explained.copyRequest, () => copyRequest(index))}`,
		)}
		${fact(explained.answered, answered)} ${fact(explained.timeZone, timeZone)}
	`;
}

function fact(term: string, description: unknown): TemplateResult {
	return html`<dt>${term}</dt><dd>${description}</dd>`;
}
