import { html, nothing, type TemplateResult } from "lit";
import { button, progress } from "../../webview/page/controls.ts";
import type { Snapshot } from "../compareProtocol.ts";
import { comparedBars } from "./comparedBars.ts";
import { comparedExplanation } from "./comparedExplanation.ts";
import { comparedTable } from "./comparedTable.ts";
import type { PageContext } from "./pageContext.ts";
import { sideLists } from "./sideLists.ts";

/** The whole page; undefined before the first snapshot. */
export function page(snapshot: Snapshot | undefined, context: PageContext): TemplateResult {
	const { strings } = context;
	return html`
		<h1 class="heard-only">${strings.page}</h1>
		${snapshot === undefined || snapshot.standing.kind === "loading" ? progress(strings.loading) : nothing}
		${snapshot === undefined ? html`<p class="empty">${strings.loading}</p>` : body(snapshot, context)}
	`;
}

function body(snapshot: Snapshot, context: PageContext): TemplateResult {
	const { standing, old, rows, explanation } = snapshot;
	const busy = standing.kind === "loading";
	return html`
		<div class=${old || (busy && rows.length > 0) ? "stale" : "current"} aria-busy=${busy ? "true" : "false"}>
			${header(snapshot, context)} ${notices(snapshot, context)}
			${rows.length === 0 ? nothing : html`${comparedBars(snapshot, context)} ${comparedTable(snapshot, context)}`}
			${sideLists(snapshot, context)}
		</div>
		${explanation === undefined || context.asked === undefined ? nothing : comparedExplanation(explanation, context)}
	`;
}

function header({ views, standing, asOf, old }: Snapshot, { strings, ask }: PageContext): TemplateResult {
	if (views === undefined)
		return html`
			<p class="empty">${strings.nothing}</p>
			${button(strings.choose, () => ask({ type: "choose" }))}
		`;
	return html`
		<header>
			<dl class="views">
				${(["a", "b"] as const).map(
					(view) => html`
						<dt><span class=${`mark of-${view}`}>${strings.parts[view]}</span></dt>
						<dd><bdi>${views[view].title}</bdi> <bdi class="muted">${views[view].details}</bdi></dd>
					`,
				)}
			</dl>
			<div class="tools" role="toolbar" aria-label=${strings.tools} data-roving="line">
				${
					standing.kind === "loading"
						? button(strings.stop, () => ask({ type: "stop" }))
						: button(strings.refresh, () => ask({ type: "refresh" }))
				}
				${button(strings.swap, () => ask({ type: "swap" }))} ${button(strings.choose, () => ask({ type: "choose" }))}
			</div>
			<p class="muted" aria-live="polite">
				${standing.kind === "loading" ? standing.progress : asOf}
				${old && standing.kind !== "loading" ? html`<span class="old">${strings.old}</span>` : nothing}
			</p>
		</header>
	`;
}

function notices({ standing, hidden, notices: said, read }: Snapshot, { strings, ask }: PageContext): TemplateResult {
	return html`
		${
			standing.kind !== "failed"
				? nothing
				: html`<div class="notice error" role="alert">
					<p title=${standing.details}>${standing.text}</p>
					${standing.signIn ? button(strings.signIn, () => ask({ type: "signIn" })) : nothing}
				</div>`
		}
		${
			hidden
				? html`<div class="notice">
					<p>${strings.amountsHidden}</p>
					${button(strings.showAmounts, () => ask({ type: "showAmounts" }))}
				</div>`
				: nothing
		}
		${said.map((notice) => html`<p class="notice">${notice}</p>`)}
		${read === undefined ? nothing : html`<p class="notice">${button(read, () => ask({ type: "read" }))}</p>`}
	`;
}
