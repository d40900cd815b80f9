import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../../../opportunities/totals/explainFigures.ts";
import { type GroupSort, listingSort, sortAfterClick } from "../../../opportunities/totals/groupSort.ts";
import type { Figures } from "../../../opportunities/totals/singleFigures.ts";
import type { Totals } from "../../../opportunities/totals/totals.ts";
import type { ShownMeasure } from "../../analysis/explanationProtocol.ts";
import type { AnalysisFormat } from "../../analysis/page/analysisFormat.ts";
import { sections } from "../../analysis/page/foldedSections.ts";
import { measureExplanation } from "../../analysis/page/measureExplanation.ts";
import { lineIn, standingLine } from "../../analysis/page/standingLine.ts";
import type { SectionId } from "../../analysis/sectionContents.ts";
import type { Analysis, KeptSections } from "../../analysis/sectionsProtocol.ts";
import { progress } from "../../webview/page/controls.ts";
import { numberFormat } from "../../webview/page/numberFormat.ts";
import type { Snapshot } from "../totalsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { allFigures } from "./allFigures.ts";
import { bars } from "./bars.ts";
import { totalsExplanation } from "./explanation.ts";
import type { Explain } from "./figure.ts";
import { type Format, formatOf } from "./figureFormat.ts";
import { type Ask, notices, statusTypes } from "./notices.ts";
import { splitFigure } from "./splitFigure.ts";
import { header, viewLine } from "./totalsHeader.ts";
import { summary } from "./valuePeriodTable.ts";

/** What the user has opened, sorted and chosen, kept while the page is hidden. */
export interface Chosen {
	readonly allFigures: boolean;
	readonly allGroups: boolean;
	/** Undefined for the order of the Listing. */
	readonly sort?: GroupSort | undefined;
	readonly sections: KeptSections;
}

/** The explanation that the user asked for. */
interface Explaining {
	/** Undefined if nothing is to be explained. */
	readonly asked: Asked | undefined;
	readonly ask: Explain;
	readonly copy: () => void;
	readonly stop: () => void;
}

/** The explanation of a figure of a section that the user asked for. */
interface ExplainingMeasure {
	/** Whether one is to be explained. */
	readonly asked: boolean;
	readonly ask: (section: SectionId, measure: ShownMeasure) => void;
	/** Copies a request, by its place in the explanation. */
	readonly copy: (index: number) => void;
	/** Which request was just copied. */
	readonly copied: number | undefined;
}

export interface PageContext {
	readonly strings: PageStrings;
	/** The display language. */
	readonly locale: string;
	readonly chosen: Chosen;
	readonly choose: (change: Partial<Chosen>) => void;
	/** What was just copied. */
	readonly copied: "request" | "table" | number | undefined;
	readonly ask: Ask;
	readonly copyTable: () => void;
	/** Opens these sections, and closes the others. */
	readonly keepSections: (open: readonly SectionId[]) => void;
	readonly explaining: Explaining;
	readonly explainingMeasure: ExplainingMeasure;
}

/** The whole page; undefined before the first snapshot. */
export function page(snapshot: Snapshot | undefined, context: PageContext): TemplateResult {
	const { strings } = context;
	return html`
		<h1 class="heard-only">${strings.page}</h1>
		${snapshot === undefined || snapshot.totals.loading ? progress(strings.loading) : nothing}
		${snapshot === undefined ? html`<p class="empty">${strings.loading}</p>` : body(snapshot, context)}
	`;
}

function body(snapshot: Snapshot, context: PageContext): TemplateResult {
	const { totals } = snapshot;
	const format = formatOf(totals, context.locale, context.strings);
	return html`
		<div class=${totals.stale || totals.error !== undefined ? "stale" : "current"} aria-busy=${totals.loading ? "true" : "false"}>
			${totals.whole === undefined ? withoutFigures(snapshot, format, context) : withFigures(snapshot, format, context)}
		</div>
		${snapshot.analysis === undefined ? nothing : analysisOf(snapshot.analysis, totals, context)}
		${explanationOf(snapshot, format, context)}
	`;
}

function withFigures(snapshot: Snapshot, format: Format, context: PageContext): TemplateResult {
	const { totals, statusParts } = snapshot;
	const { chosen, choose, ask, explaining, copied, copyTable } = context;
	const explain = explaining.ask;
	const sort = chosen.sort ?? listingSort(totals);
	const sorting = { sort, sortBy: (by: GroupSort["by"]) => choose({ sort: sortAfterClick(sort, by) }) };
	return html`
		${header(snapshot, format, explain, ask)} ${notices(snapshot, format, ask)} ${lineOf(snapshot, context)}
		${summary(totals.whole ?? {}, format, explain)} ${statusTypes(snapshot, format, ask)}
		${bars({ totals, statusParts, format, ask, explain, sorting, showAll: chosen.allGroups, onShowAll: (allGroups) => choose({ allGroups }) })}
		${allFigures({
			totals,
			statusParts,
			format,
			explain,
			sorting,
			open: chosen.allFigures,
			onToggle: (allFigures) => choose({ allFigures }),
			copied: copied === "table",
			onCopy: copyTable,
		})}
	`;
}

/** The sections of the tab, and the explanation of a figure of the analysis. */
function analysisOf(analysis: Analysis, { hidden }: Totals, context: PageContext): TemplateResult {
	const { chosen, ask, keepSections, explaining, explainingMeasure } = context;
	const format = analysisFormat(analysis, hidden, context);
	const { asked, copied, copy } = explainingMeasure;
	const { explanation } = analysis;
	return html`
		${
			lineIn(analysis) === undefined
				? sections({
						analysis,
						format,
						open: chosen.sections.open,
						onOpen: keepSections,
						ask,
						explain: explainingMeasure.ask,
					})
				: nothing
		}
		${
			asked && explanation !== undefined
				? measureExplanation({ explanation, format, copied, onCopy: copy, onClosed: explaining.stop })
				: nothing
		}
	`;
}

/** The one line of the side bar. */
function lineOf({ analysis, totals }: Snapshot, context: PageContext): TemplateResult | typeof nothing {
	if (analysis === undefined) return nothing;
	const line = lineIn(analysis);
	if (line === undefined) return nothing;
	const { ask, explainingMeasure } = context;
	const drawing = {
		format: analysisFormat(analysis, totals.hidden, context),
		period: analysis.period,
		explain: (measure: ShownMeasure) => explainingMeasure.ask("line", measure),
	};
	return standingLine({ line, drawing, ask });
}

function analysisFormat(analysis: Analysis, hidden: boolean, { strings, locale }: PageContext): AnalysisFormat {
	return { ...numberFormat({ ...analysis, hidden }, locale), strings: strings.analysis };
}

function explanationOf(snapshot: Snapshot, format: Format, { explaining, copied }: PageContext) {
	const { totals, explanation, split } = snapshot;
	const { asked, copy, stop } = explaining;
	if (asked === undefined || explanation === undefined) return nothing;
	const group = totals.groups.find(({ id }) => id === asked.group);
	const ofGroup = asked.group !== undefined;
	return totalsExplanation({
		explanation,
		totals,
		figures: figuresAsked(snapshot, asked),
		ofGroup,
		rest: split && splitFigure(split, group, format),
		confirmedAt: asked.part === undefined ? totals.asOf : undefined,
		others: split?.requests ?? [],
		format,
		copied: copied === "request",
		onCopy: copy,
		onClosed: stop,
	});
}

/** The figures of the total, of a group, or of a part of them. */
function figuresAsked({ totals, statusParts }: Snapshot, { group: id, part }: Asked): Figures {
	if (part !== undefined) return (id === undefined ? statusParts?.whole : statusParts?.groups[id])?.[part] ?? {};
	return (id === undefined ? totals.whole : totals.groups.find((group) => group.id === id)?.figures) ?? {};
}

function withoutFigures(snapshot: Snapshot, format: Format, { strings, ask }: PageContext): TemplateResult {
	const { totals } = snapshot;
	const text = totals.loading ? strings.loading : strings.notOpened;
	return html`
		${viewLine(snapshot, format, ask)} ${notices(snapshot, format, ask)}
		${totals.loading || !totals.opened ? html`<p class="empty">${text}</p>` : nothing}
	`;
}
