import { html, nothing, type TemplateResult } from "lit";
import type { Field, Part, Section } from "../../../opportunities/details/detailsView.ts";
import { foldedText } from "./foldedText.ts";
import type { PageContext } from "./pageContext.ts";

/** The fields of one section, as a list of terms. The IDs, which few people need, are folded. */
export function section({ id, heading, fields }: Section, opportunity: string, context: PageContext): TemplateResult {
	const name = `heading-${id}`;
	const list = html`<dl>${fields.map((field) => row(field, opportunity, context))}</dl>`;
	if (id === "ids") return html`<details class=${id}><summary><h2>${heading}</h2></summary>${list}</details>`;
	return html`
		<section class=${id} aria-labelledby=${name}>
			<h2 id=${name} class=${id === "stall" ? "heard-only" : nothing}>${heading}</h2>
			${list}
		</section>
	`;
}

function row({ name, label, parts, main }: Field, opportunity: string, context: PageContext): TemplateResult {
	return html`
		<div class=${main ? "field main" : "field"} data-field=${name}>
			<dt><bdi>${label}</bdi></dt>
			${parts.map((part) => html`<dd>${value(part, opportunity, context)}</dd>`)}
		</div>
	`;
}

/** A value with what can be done with it. Text of the API stays text: lit escapes it, and `bdi` isolates its direction. */
export function value(part: Part, id: string, context: PageContext): TemplateResult {
	const { hint, copy, mail } = part;
	const { strings, ask } = context;
	const written = html`${text(part, id, context)}${hint ? html`<span class="muted hint"> ${line(hint)}</span>` : nothing}`;
	if (copy === undefined) return written;
	return html`
		<div class="draft">
			<div>${written}</div>
			<div class="actions">
				<button
					type="button"
					class="push"
					aria-label=${copy.label}
					@click=${() => ask({ type: "copyText", id, key: copy.key })}
				>${strings.copy}</button>
				${
					mail === undefined
						? nothing
						: html`<button
							type="button"
							class="push"
							@click=${() => ask({ type: "openInMail", id })}
						>${strings.openInMail}</button>
						<span class="muted recipient">${line(mail)}</span>`
				}
			</div>
		</div>
	`;
}

function text({ text, lines, folded, none, link, view }: Part, id: string, { strings, ask }: PageContext) {
	if (link !== undefined) return button(text, "", () => ask({ type: "openLink", id, key: link }));
	if (view !== undefined) return button(text, view.label, () => ask({ type: "openView", id, key: view.key }));
	if (folded) return foldedText(text, strings);
	if (lines) return html`<bdi class="lines">${text}</bdi>`;
	return none ? html`<bdi class="muted">${text}</bdi>` : line(text);
}

function button(text: string, title: string, press: () => void): TemplateResult {
	return html`<button type="button" class="link" title=${title || nothing} @click=${press}>${line(text)}</button>`;
}

/** In UTF-16 units. Three lines of a narrow page have room for about as many. */
const LONG = 100;

/** A text in one line. A very long one takes three lines, and its hover has all of it. */
export function line(text: string): TemplateResult {
	if (text.length <= LONG) return html`<bdi>${text}</bdi>`;
	return html`<bdi class="three-lines" title=${text}>${text}</bdi>`;
}
