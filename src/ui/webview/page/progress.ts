import "@vscode-elements/elements/dist/vscode-progress-bar/index.js";
import { html, type TemplateResult } from "lit";

/** A progress bar at the upper edge. */
export function progress(loading: string): TemplateResult {
	return html`<vscode-progress-bar class="progress" indeterminate aria-label=${loading}></vscode-progress-bar>`;
}
