import { html, nothing, type TemplateResult } from "lit";
import type { ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./pageContext.ts";

/** The buttons Previous and Next. All other actions are in the tab's title. */
export function toolbar(snapshot: ToPage, { strings, ask }: PageContext): TemplateResult {
	const { place, previous, next } = snapshot;
	return html`
		<div class="toolbar" role="toolbar" data-roving="line" aria-label=${strings.toolbar}>
			${push(strings.previous, previous, () => ask({ type: "navigate", step: -1 }))}
			${push(strings.next, next, () => ask({ type: "navigate", step: 1 }))}
			${place === undefined ? nothing : html`<span class="place" title=${place.title}>${place.text}</span>`}
		</div>
	`;
}

/** A disabled button stays in place and keeps the focus, so that keyboard users don't lose their position. */
function push(text: string, enabled: boolean, press: () => void): TemplateResult {
	return html`<button
		type="button"
		class="push"
		aria-disabled=${enabled ? "false" : "true"}
		@click=${() => enabled && press()}
	>${text}</button>`;
}
