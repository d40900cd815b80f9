import { html, nothing, type TemplateResult } from "lit";
import type { FromPage, ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./pageContext.ts";

/** What can be done with the opportunity, and the way to the ones before and after it. */
export function toolbar(snapshot: ToPage, { strings, ask }: PageContext): TemplateResult {
	const { shown, wanted, place, previous, next, inClose } = snapshot;
	const command = (command: Extract<FromPage, { type: "command" }>["command"], text: string) =>
		shown === undefined ? nothing : push(text, true, () => ask({ type: "command", command, id: shown.id }));
	return html`
		<div class="toolbar" role="toolbar" aria-label=${strings.toolbar}>
			${push(strings.previous, previous, () => ask({ type: "walk", step: -1 }))}
			${push(strings.next, next, () => ask({ type: "walk", step: 1 }))}
			${place === undefined ? nothing : html`<span class="place" title=${place.title}>${place.text}</span>`}
			<span class="gap"></span>
			${push(strings.refresh, wanted !== undefined, () => ask({ type: "refresh" }))}
			${inClose ? [command("openInClose", strings.openInClose), command("copyLink", strings.copyLink)] : nothing}
			${command("copyId", strings.copyId)}
		</div>
	`;
}

/** One that can do nothing stays where it is and keeps the focus: whoever pressed it is still there. */
function push(text: string, enabled: boolean, press: () => void): TemplateResult {
	return html`<button
		type="button"
		class="push"
		aria-disabled=${enabled ? "false" : "true"}
		@click=${() => enabled && press()}
	>${text}</button>`;
}
