import { html, nothing, type TemplateResult } from "lit";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ShownStatusParts } from "../statusPartsProtocol.ts";
import type { Format } from "./figureFormat.ts";
import type { Ask } from "./notices.ts";

/** How far won and open opportunities are known: what is under way, what it takes, how old they are. */
export function partsStatus(
	shown: ShownStatusParts | undefined,
	{ asOf }: Pick<Totals, "asOf">,
	format: Format,
	ask: Ask,
): TemplateResult | typeof nothing {
	if (shown === undefined) return nothing;
	const { strings } = format;
	const read = (text: string) => button(text, () => ask({ type: "readStatusParts" }));
	switch (shown.phase) {
		case "loading":
			return html`<p class="parts-status muted" role="status">${old(shown, format)} ${strings.parts.loading} ${button(strings.parts.stop, () => ask({ type: "stopStatusParts" }))}</p>`;
		case "waiting":
			return html`<p class="parts-status">${read(fill(strings.parts.readWith, format.count(shown.requests)).join(""))}</p>`;
		case "stopped":
			return html`<p class="parts-status">${old(shown, format)} ${read(strings.parts.read)}</p>`;
		case "failed":
			return html`<p class="notice parts-status" role="status">${old(shown, format)} ${shown.error?.message} ${shown.error?.advice} ${read(strings.parts.read)}</p>`;
		case "ready": {
			const [own, others] = [shown.asOf, asOf].map((time) => time && format.time(time));
			return html`
				${shown.addsUp ? nothing : html`<p class="notice partial" role="status">${strings.parts.doesNotAddUp}</p>`}
				${own === undefined || own === others ? nothing : html`<p class="muted">${fill(strings.parts.asOf, own)}</p>`}
			`;
		}
	}
}

/** Says of the parts on the page that they are old. */
function old({ old, asOf }: ShownStatusParts, format: Format): TemplateResult | typeof nothing {
	if (!old || asOf === undefined) return nothing;
	return html`<span class="muted">${fill(format.strings.parts.old, format.time(asOf))}</span>`;
}
