import { html, nothing, type TemplateResult } from "lit";
import type { FromPage, ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./pageContext.ts";

/** The actions for the opportunity, and the buttons Previous and Next. */
export function toolbar(snapshot: ToPage, { strings, ask }: PageContext): TemplateResult {
	const { shown, wanted, place, previous, next, inClose } = snapshot;
	const command = (command: Extract<FromPage, { type: "command" }>["command"], text: string) =>
		shown === undefined ? nothing : push(text, true, () => ask({ type: "command", command, id: shown.id }));
	return html`
		<div class="toolbar" role="toolbar" data-roving="line" aria-label=${strings.toolbar}>
			${push(strings.previous, previous, () => ask({ type: "navigate", step: -1 }))}
			${push(strings.next, next, () => ask({ type: "navigate", step: 1 }))}
			${place === undefined ? nothing : html`<span class="place" title=${place.title}>${place.text}</span>`}
			<span class="gap"></span>
			${push(strings.refresh, wanted !== undefined, () => ask({ type: "refresh" }))}
			${inClose ? [command("openInClose", strings.openInClose), command("copyLink", strings.copyLink)] : nothing}
			${command("copyId", strings.copyId)}
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
