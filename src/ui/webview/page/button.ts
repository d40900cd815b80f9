import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, type TemplateResult } from "lit";

export function button(text: string, ask: () => void): TemplateResult {
	// Space would scroll the page as well: the element presses itself on a key, and leaves the key's own effect alone.
	const keep = (event: KeyboardEvent) => event.key === " " && event.preventDefault();
	return html`<vscode-button secondary @click=${ask} @keydown=${keep}>${text}</vscode-button>`;
}
