import { html, nothing, type TemplateResult } from "lit";
import type { ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./context.ts";

/** The lead's other opportunities, each of which is shown when it is chosen. */
export function siblings(
	{ siblings, siblingsNotice }: NonNullable<ToPage["shown"]>,
	{ strings, ask }: PageContext,
): TemplateResult {
	return html`
		<section class="siblings" aria-labelledby="heading-siblings">
			<h2 id="heading-siblings">${strings.siblings}</h2>
			${siblings.length === 0 && siblingsNotice === undefined ? html`<p class="muted">${strings.noSiblings}</p>` : nothing}
			<ul>
				${siblings.map(
					({ id, summary, hint }) => html`
						<li>
							<button type="button" class="row" @click=${() => ask({ type: "showSibling", id })}>
								<bdi>${summary}</bdi>
								${hint === "" ? nothing : html`<span class="muted hint"><bdi>${hint}</bdi></span>`}
							</button>
						</li>
					`,
				)}
			</ul>
			${siblingsNotice === undefined ? nothing : html`<p class="muted">${siblingsNotice}</p>`}
		</section>
	`;
}
