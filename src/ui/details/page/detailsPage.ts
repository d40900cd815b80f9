import { html, nothing, type TemplateResult } from "lit";
import { FIRST_SECTIONS } from "../../../opportunities/details/detailsView.ts";
import { button, progress } from "../../webview/page/controls.ts";
import type { ToPage } from "../detailsProtocol.ts";
import { line, section, value } from "./detailsSection.ts";
import type { PageContext } from "./pageContext.ts";

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
	const summary = shown?.view.summary.map(({ text }) => text).join(" · ");
	return [shown?.view.title, summary].filter(Boolean).join(", ");
}

/** The buttons Previous and Next. All other actions are in the tab's title. */
function toolbar(snapshot: ToPage, { strings, ask }: PageContext): TemplateResult {
	const { place, previous, next } = snapshot;
	return html`
		<div class="toolbar" role="toolbar" data-roving="line" aria-label=${strings.toolbar}>
			${push(strings.previous, previous, () => ask({ type: "navigate", step: -1 }))}
			${push(strings.next, next, () => ask({ type: "navigate", step: 1 }))}
			${place === undefined ? nothing : html`<span class="place" title=${place.title}>${place.text}</span>`}
		</div>
	`;
}

/** A disabled button stays in place and keeps the focus, so that keyboard users don't lose their position. */
function push(text: string, enabled: boolean, press: () => void): TemplateResult {
	return html`<button
		type="button"
		class="push"
		aria-disabled=${enabled ? "false" : "true"}
		@click=${() => enabled && press()}
	>${text}</button>`;
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
			<p title=${notice.details ?? nothing}>${notice.text}</p>
			${notice.retry ? button(strings.retry, () => ask({ type: "refresh" })) : nothing}
			${notice.signIn ? button(strings.signIn, () => ask({ type: "signIn" })) : nothing}
		</div>
	`;
}

function content(shown: NonNullable<ToPage["shown"]>, context: PageContext): TemplateResult {
	const { id, view } = shown;
	const first = view.sections.filter((one) => FIRST_SECTIONS.includes(one.id));
	const rest = view.sections.filter((one) => !FIRST_SECTIONS.includes(one.id));
	return html`
		<header>
			<h1 tabindex="-1">${line(view.title)}</h1>
			<p class="summary">
				${view.summary.map((part, index) => html`${index === 0 ? nothing : " · "}<span>${value(part, id, context)}</span>`)}
			</p>
		</header>
		${schemaErrors(view.schemaErrors, context)}
		${first.map((one) => section(one, id, context))}
		${siblings(shown, context)}
		${rest.map((one) => section(one, id, context))}
	`;
}

function schemaErrors(errors: readonly string[], { strings }: PageContext): TemplateResult | typeof nothing {
	if (errors.length === 0) return nothing;
	return html`
		<div class="notice partial" role="status">
			<div>
				<p>${strings.schemaErrors}</p>
				<ul>
					${errors.map((error) => html`<li><bdi>${error}</bdi></li>`)}
				</ul>
			</div>
		</div>
	`;
}

/** The lead's other opportunities. Choosing one shows it. */
function siblings(
	{ siblings, siblingsNotice, siblingsDetails }: NonNullable<ToPage["shown"]>,
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
								${line(summary)}
								${hint === "" ? nothing : html`<span class="muted hint">${line(hint)}</span>`}
							</button>
						</li>
					`,
				)}
			</ul>
			${siblingsNotice === undefined ? nothing : html`<p class="muted" title=${siblingsDetails ?? nothing}>${siblingsNotice}</p>`}
		</section>
	`;
}
