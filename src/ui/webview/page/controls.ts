import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, type TemplateResult } from "lit";

export function button(text: unknown, press: () => void): TemplateResult {
	return html`<button type="button" class="push" @click=${press}>${text}</button>`;
}

/** A progress bar at the upper edge. */
export function progress(loading: string): TemplateResult {
	return html`<vscode-progress-bar class="progress" indeterminate aria-label=${loading}></vscode-progress-bar>`;
}
