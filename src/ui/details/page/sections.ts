import { html, nothing, type TemplateResult } from "lit";
import type { Field, Part, Section } from "../../../opportunities/details/sections.ts";
import type { ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Shown = NonNullable<ToPage["shown"]>;

export function sections({ id, view }: Shown, context: PageContext): readonly TemplateResult[] {
	return view.sections.map((section) => one(section, id, context));
}

function one({ id, heading, fields }: Section, opportunity: string, context: PageContext): TemplateResult {
	return html`
		<section class=${id} aria-labelledby=${`heading-${id}`}>
			<h2 id=${`heading-${id}`}>${heading}</h2>
			<dl>
				${fields.map((field) => row(field, opportunity, context))}
			</dl>
		</section>
	`;
}

function row({ name, label, parts }: Field, opportunity: string, context: PageContext): TemplateResult {
	return html`
		<div class="field" data-field=${name}>
			<dt><bdi>${label}</bdi></dt>
			${parts.map((part) => html`<dd>${value(part, opportunity, context)}</dd>`)}
		</div>
	`;
}

/** Text of the API stays text: lit escapes it, and `bdi` isolates its direction. */
function value({ text, hint, lines, none, link, copy }: Part, id: string, { ask }: PageContext): TemplateResult {
	const written =
		link === undefined
			? html`<bdi class=${lines ? "lines" : none ? "muted" : ""}>${text}</bdi>`
			: html`<button type="button" class="link" @click=${() => ask({ type: "openLink", id, key: link })}><bdi>${text}</bdi></button>`;
	return html`${written}${hint ? html`<span class="muted hint"> <bdi>${hint}</bdi></span>` : nothing}${
		copy === undefined
			? nothing
			: html`<button type="button" class="push copy" @click=${() => ask({ type: "copyText", id, key: copy.key })}>${copy.label}</button>`
	}`;
}
