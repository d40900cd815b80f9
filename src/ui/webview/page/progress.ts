import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, type TemplateResult } from "lit";

/** A bar along the upper edge, for as long as something is under way. */
export function progress(loading: string): TemplateResult {
	return html`<vscode-progress-bar class="progress" indeterminate aria-label=${loading}></vscode-progress-bar>`;
}
