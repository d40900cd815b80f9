import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { progress } from "../../webview/page/progress.ts";
import type { ToPage } from "../totalsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { allFigures } from "./allFigures.ts";
import { bars } from "./bars.ts";
import { explanationDialog } from "./explanation.ts";
import type { Explain } from "./figure.ts";
import { type Format, formatOf } from "./figureFormat.ts";
import { type Ask, notices } from "./notices.ts";
import { summary } from "./summary.ts";
import { header } from "./totalsHeader.ts";

/** What the user has opened, kept while the page is hidden. */
export interface Opened {
	readonly allFigures: boolean;
	readonly allGroups: boolean;
}

/** The explanation that the user asked for. */
interface Explaining {
	/** Undefined if nothing is to be explained. */
	readonly asked: Asked | undefined;
	readonly copied: boolean;
	readonly ask: Explain;
	readonly copy: () => void;
	readonly stop: () => void;
}

export interface PageContext {
	readonly strings: PageStrings;
	/** A locale that Intl knows. */
	readonly locale: string;
	readonly opened: Opened;
	readonly ask: Ask;
	readonly open: (change: Partial<Opened>) => void;
	readonly explaining: Explaining;
}

/** The whole page; undefined before the first snapshot. */
export function page(snapshot: ToPage | undefined, context: PageContext): TemplateResult {
	const { strings } = context;
	return html`
		<h1 class="heard-only">${strings.page}</h1>
		${snapshot === undefined || snapshot.totals.loading ? progress(strings.loading) : nothing}
		${snapshot === undefined ? html`<p class="empty">${strings.loading}</p>` : body(snapshot, context)}
	`;
}

function body(snapshot: ToPage, context: PageContext): TemplateResult {
	const { totals } = snapshot;
	const format = formatOf(totals, context.locale, context.strings);
	return html`
		<div class=${totals.stale ? "stale" : "current"} aria-busy=${totals.loading ? "true" : "false"}>
			${totals.whole === undefined ? withoutFigures(snapshot, format, context) : withFigures(snapshot, format, context)}
		</div>
		${explanationOf(snapshot, format, context.explaining)}
	`;
}

function withFigures({ totals, filters }: ToPage, format: Format, context: PageContext): TemplateResult {
	const { opened, ask, open, explaining } = context;
	const explain = explaining.ask;
	return html`
		${header(totals, format, explain)} ${notices(totals, filters, format, ask)}
		${summary(totals.whole ?? {}, format, explain)}
		${bars({ totals, format, ask, explain, showAll: opened.allGroups, onShowAll: (allGroups) => open({ allGroups }) })}
		${allFigures(totals, format, explain, opened.allFigures, (allFigures) => open({ allFigures }))}
	`;
}

function explanationOf({ totals, explanation }: ToPage, format: Format, { asked, copied, copy, stop }: Explaining) {
	if (asked === undefined || explanation === undefined) return nothing;
	const group = totals.groups.find(({ id }) => id === asked.group);
	const figures = (asked.group === undefined ? totals.whole : group?.figures) ?? {};
	const ofGroup = asked.group !== undefined;
	return explanationDialog({ explanation, totals, figures, ofGroup, format, copied, onCopy: copy, onClosed: stop });
}

function withoutFigures({ totals, filters }: ToPage, format: Format, { strings, ask }: PageContext): TemplateResult {
	const text = totals.loading ? strings.loading : strings.notOpened;
	return html`
		${notices(totals, filters, format, ask)}
		${totals.loading || !totals.opened ? html`<p class="empty">${text}</p>` : nothing}
	`;
}
