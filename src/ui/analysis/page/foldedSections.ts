import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { type Counted, formFor } from "../../../close/base/plurals.ts";
import { button } from "../../webview/page/controls.ts";
import { afterDot } from "../../webview/page/dottedLine.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ShownMeasure } from "../explanationProtocol.ts";
import type { SectionId } from "../sectionContents.ts";
import type { Analysis, AnalysisMessage, AnyShownSection } from "../sectionsProtocol.ts";
import { type AnalysisFormat, sentenceText } from "./analysisFormat.ts";
import { concentrationBody } from "./concentrationBody.ts";
import { outcomeBody } from "./outcomeBody.ts";
import { periodChooser } from "./periodChooser.ts";
import type { SectionBody, SectionDrawing } from "./sectionDrawing.ts";
import { standingBody } from "./standingBody.ts";
import { winRateBody } from "./winRateBody.ts";

/** What draws each section. */
const SECTION_BODIES: { readonly [Id in SectionId]?: SectionBody<Id> } = {
	standing: standingBody,
	winRate: winRateBody,
	outcome: outcomeBody,
	concentration: concentrationBody,
};

interface SectionsParts {
	readonly analysis: Analysis;
	readonly format: AnalysisFormat;
	/** The sections that the user has opened. */
	readonly open: readonly SectionId[];
	readonly onOpen: (open: readonly SectionId[]) => void;
	/** Sends the extension what the user asked for. */
	readonly ask: (message: AnalysisMessage) => void;
	readonly explain: (section: SectionId, measure: ShownMeasure) => void;
}

/** The sections of the analysis, under headings that fold, and the period that they are about. */
export function sections(parts: SectionsParts): TemplateResult {
	const { analysis, format, ask } = parts;
	const { strings } = format;
	return html`
		<section class="analysis" aria-labelledby="analysis" data-roving="headings">
			<div class="analysis-header">
				<h2 id="analysis">${strings.heading}</h2>
				${periodChooser(analysis.period, strings, ask)}
			</div>
			${analysis.currency === "mixed" ? html`<p class="notice">${strings.mixedCurrencies}</p>` : nothing}
			${repeat(
				analysis.sections,
				({ id }) => id,
				(section) => folded(section, parts),
			)}
		</section>
	`;
}

function folded(section: AnyShownSection, parts: SectionsParts): TemplateResult {
	const { format, open, onOpen } = parts;
	const { strings } = format;
	const { id, aside, asOf, state } = section;
	const isOpen = open.includes(id);
	const toggled = ({ currentTarget }: Event) => {
		if (!(currentTarget instanceof HTMLDetailsElement) || currentTarget.open === isOpen) return;
		onOpen(currentTarget.open ? [...open, id] : open.filter((one) => one !== id));
	};
	return html`
		<details class="section" data-section=${id} ?open=${isOpen} @toggle=${toggled}>
			<summary class="dotted">
				<h3>${strings.titles[id]}</h3>
				${asOf === undefined ? nothing : afterDot(html`<span class="as-of">${fill(strings.asOf, time(asOf, format))}</span>`)}
				${aside === undefined ? nothing : afterDot(html`<span class="aside">${aside}</span>`)}
			</summary>
			<div class="section-body" aria-busy=${state.state === "loading" ? "true" : "false"}>
				${isOpen ? [stateOf(section, parts), contentOf(section, parts)] : nothing}
			</div>
		</details>
	`;
}

function time(asOf: number, format: AnalysisFormat): TemplateResult {
	return html`<time datetime=${new Date(asOf).toISOString()}>${format.time(asOf)}</time>`;
}

/** What is being read, what is missing, and what the user can do about it. */
function stateOf({ id, state, old }: AnyShownSection, { format, ask }: SectionsParts): TemplateResult | typeof nothing {
	const { strings } = format;
	const read = (text: unknown) => button(text, () => ask({ type: "readSection", section: id }));
	switch (state.state) {
		case "loading": {
			const { done, total } = state;
			const text =
				total === undefined
					? strings.reading
					: fill(formFor(total, strings.readSoFar), format.count(done), format.count(total));
			return html`
				<div class="notice">
					<p role="status">${text}</p>
					${total === undefined ? nothing : html`<progress aria-hidden="true" value=${done} max=${total}></progress>`}
					${button(strings.stop, () => ask({ type: "stopSection", section: id }))}
				</div>
			`;
		}
		case "waiting": {
			const { needs } = state;
			if (needs === undefined) return html`<div class="notice"><p>${strings.stopped}</p>${read(strings.read)}</div>`;
			const counted = (sentence: Counted) => fill(formFor(needs, sentence), format.count(needs));
			return html`<div class="notice"><p>${counted(strings.needs)}</p>${read(counted(strings.sendRequests))}</div>`;
		}
		case "failed":
			return html`
				<div class="notice error">
					<p role="alert">${state.message} ${state.advice}</p>
					${read(strings.tryAgain)}
				</div>
			`;
		case "ready":
			return old ? html`<div class="notice partial"><p>${strings.old}</p>${read(strings.readAgain)}</div>` : nothing;
		case "closed":
			return nothing;
	}
}

function contentOf(section: AnyShownSection, parts: SectionsParts): TemplateResult | typeof nothing {
	const { id, content, old, state, period } = section;
	if (content === undefined) return nothing;
	const { format, ask, explain, analysis } = parts;
	const drawing: SectionDrawing = {
		format,
		period: period ?? analysis.period,
		explain: (measure) => explain(id, measure),
		showDetails: (opportunity) => ask({ type: "showOpportunity", id: opportunity }),
		setTarget: () => ask({ type: "setTarget" }),
		act: (action) => ask({ type: "actInSection", section: id, action }),
	};
	// A section's content is that of its own id.
	const body = SECTION_BODIES[id] as SectionBody<SectionId> | undefined;
	return html`
		<div class=${old || state.state === "failed" ? "stale" : "current"}>
			${body?.(content, drawing) ?? nothing}
			<div aria-live="polite">
				${content.notices.map((notice) => html`<p class="section-note muted">${sentenceText(format, notice)}</p>`)}
			</div>
		</div>
	`;
}
