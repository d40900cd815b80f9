import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { button } from "../../webview/page/controls.ts";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type List = Snapshot["lists"][number];

/** The opportunities that only A has, that both have, and that only B has. Each list is read when it is opened. */
export function sideLists({ lists }: Snapshot, context: PageContext): TemplateResult {
	return html`${repeat(
		lists,
		({ side }) => side,
		(list) => sideList(list, context),
	)}`;
}

function sideList(list: List, context: PageContext): TemplateResult {
	const { side, heading, open } = list;
	const toggled = (event: Event) => {
		if (!(event.currentTarget instanceof HTMLDetailsElement) || event.currentTarget.open === open) return;
		context.ask({ type: "openList", side, open: event.currentTarget.open });
	};
	return html`
		<details class="side" data-side=${side} ?open=${open} @toggle=${toggled}>
			<summary><h2>${heading}</h2></summary>
			${open ? content(list, context) : nothing}
		</details>
	`;
}

function content(list: List, { strings, ask }: PageContext): TemplateResult {
	const { side, standing, rows, more, asOf, canExport } = list;
	switch (standing.kind) {
		case "waiting":
			return html`<p class="notice">${button(standing.button, () => ask({ type: "readList", side }))}</p>`;
		case "loading":
			return html`<p class="notice"><span aria-live="polite">${standing.progress}</span> ${button(strings.stop, () => ask({ type: "stopList", side }))}</p>`;
		case "failed":
			return html`
				<div class="notice error" role="alert">
					<p title=${standing.details}>${standing.text}</p>
					${button(strings.refresh, () => ask({ type: "readList", side }))}
				</div>
			`;
		default:
			if (standing.kind === "ready" && rows.length === 0) return html`<p class="empty">${strings.none}</p>`;
			return html`
				<p class="tools">
					<span class="muted">${asOf}</span>
					${canExport ? button(strings.exportList, () => ask({ type: "exportList", side })) : nothing}
				</p>
				<ul class="listed" role="list" data-roving="line">
					${rows.map((row) => html`<li>${listedRow(side, row, ask)}</li>`)}
				</ul>
				${more === undefined ? nothing : button(more, () => ask({ type: "showMore", side }))}
			`;
	}
}

function listedRow(
	side: List["side"],
	{ id, label, description, hint }: List["rows"][number],
	ask: PageContext["ask"],
) {
	const text = html`<bdi>${label}</bdi> <bdi class="muted">${description}</bdi>`;
	if (id === undefined) return html`<span class="row" title=${hint}>${text}</span>`;
	return html`<button type="button" class="row" title=${hint} @click=${() => ask({ type: "showDetails", side, id })}>${text}</button>`;
}
