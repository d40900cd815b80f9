import "@vscode-elements/elements/dist/vscode-button/index.js";
import { html, type TemplateResult } from "lit";

export function button(text: string, ask: () => void): TemplateResult {
	// Without this, Space would also scroll the page. The element handles the key, but doesn't prevent its default.
	const keep = (event: KeyboardEvent) => event.key === " " && event.preventDefault();
	return html`<vscode-button secondary @click=${ask} @keydown=${keep}>${text}</vscode-button>`;
}
