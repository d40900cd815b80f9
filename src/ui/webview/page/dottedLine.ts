import { html, type TemplateResult } from "lit";

/**
 * A further part of a line of the class `dotted`, with a dot before it. If the part begins a line, its dot isn't seen: it
 * lies outside the edge.
 */
export function afterDot(content: unknown): TemplateResult {
	return html`<span class="muted after-dot"><span class="dot">· </span>${content}</span>`;
}
