import { html, type TemplateResult } from "lit";

export function button(text: string, press: () => void): TemplateResult {
	return html`<button type="button" class="push" @click=${press}>${text}</button>`;
}
