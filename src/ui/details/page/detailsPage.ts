import { html, nothing, type TemplateResult } from "lit";
import { progress } from "../../webview/page/progress.ts";
import type { ToPage } from "../detailsProtocol.ts";
import type { PageContext } from "./pageContext.ts";
import { sections } from "./sections.ts";
import { toolbar } from "./toolbar.ts";

/** The whole page; undefined before the first snapshot. */
export function page(snapshot: ToPage | undefined, context: PageContext): TemplateResult {
	const { strings, spoken } = context;
	return html`
		${snapshot?.loading === false ? nothing : progress(strings.loading)}
		<p class="heard-only" role="status">${spoken}</p>
		${snapshot === undefined ? nothing : toolbar(snapshot, context)}
		${snapshot === undefined ? html`<h1 class="heard-only">${strings.page}</h1>` : body(snapshot, context)}
	`;
}

/** The text that a screen reader hears when another opportunity is shown. */
export function spokenTitle(snapshot: ToPage): string {
	return [headingOf(snapshot), snapshot.place?.text].filter(Boolean).join(", ");
}

/**
 * Whether the spoken text still matches the page: hidden names, and names of another session, must not be spoken
 * either.
 */
export function stillMatches(spoken: string, snapshot: ToPage): boolean {
	return snapshot.shown !== undefined && spoken.startsWith(headingOf(snapshot));
}

function headingOf({ shown }: ToPage): string {
	return [shown?.view.title, shown?.view.summary].filter(Boolean).join(", ");
}

function body(snapshot: ToPage, context: PageContext): TemplateResult {
	const { shown, wanted, loading } = snapshot;
	return html`
		${notice(snapshot, context)}
		${
			shown === undefined
				? html`<h1 class="heard-only">${context.strings.page}</h1>`
				: html`<div class=${shown.id === wanted ? "content" : "content stale"} aria-busy=${loading ? "true" : "false"}>
					${content(shown, context)}
				</div>`
		}
	`;
}

function notice({ notice }: ToPage, { strings, ask }: PageContext): TemplateResult | typeof nothing {
	if (notice === undefined) return nothing;
	return html`
		<div class=${notice.error ? "notice error" : "notice"} role=${notice.error ? "alert" : "status"}>
			<p>${notice.text}</p>
			${
				notice.retry
					? html`<button type="button" class="push" @click=${() => ask({ type: "refresh" })}>${strings.retry}</button>`
					: nothing
			}
		</div>
	`;
}

function content(shown: NonNullable<ToPage["shown"]>, context: PageContext): TemplateResult {
	const { view } = shown;
	return html`
		<header>
			<h1 tabindex="-1"><bdi>${view.title}</bdi></h1>
			<p class="summary"><bdi>${view.summary}</bdi></p>
		</header>
		${
			view.schemaErrors.length === 0
				? nothing
				: html`<div class="notice partial" role="status">
					<div>
						<p>${context.strings.schemaErrors}</p>
						<ul>
							${view.schemaErrors.map((schemaError) => html`<li><bdi>${schemaError}</bdi></li>`)}
						</ul>
					</div>
				</div>`
		}
		${sections(shown, context)} ${siblings(shown, context)}
	`;
}

/** The lead's other opportunities. Choosing one shows it. */
export function siblings(
	{ siblings, siblingsNotice }: NonNullable<ToPage["shown"]>,
	{ strings, ask }: PageContext,
): TemplateResult {
	return html`
		<section class="siblings" aria-labelledby="heading-siblings">
			<h2 id="heading-siblings">${strings.siblings}</h2>
			${siblings.length === 0 && siblingsNotice === undefined ? html`<p class="muted">${strings.noSiblings}</p>` : nothing}
			<ul data-roving="line">
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
