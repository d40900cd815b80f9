import { html, nothing, type TemplateResult } from "lit";
import type { MeasureName } from "../../../opportunities/analysis/measure.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { Analysis, AnalysisMessage, ShownSection } from "../sectionsProtocol.ts";
import type { Written } from "./analysisFormat.ts";
import { measure } from "./measureButton.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

interface LineParts {
	readonly line: ShownSection<"line">;
	readonly drawing: Pick<SectionDrawing, "format" | "period" | "explain">;
	readonly ask: (message: AnalysisMessage) => void;
}

/** Finds the section that is one line: only the side bar has it. */
export function lineIn({ sections }: Analysis): ShownSection<"line"> | undefined {
	return sections.find((section) => section.id === "line");
}

/** Where the period in view stands, in one line, with the way to the rest. */
export function standingLine({ line, drawing, ask }: LineParts): TemplateResult {
	const { format } = drawing;
	const { strings } = format;
	const { state, content, old, period = drawing.period } = line;
	const figure = (name: MeasureName, written?: Written) => {
		const shown = content?.measures.find((one) => one.name === name);
		return shown && measure(shown, drawing, { written });
	};
	const [won, share] = [figure("target.won"), figure("target.share")];
	const [from, to] = [figure("outcome.p10", "compact"), figure("outcome.p90", "compact")];
	const hasTarget = content?.extra.hasTarget ?? true;
	const known = content?.measures.some(({ name, value }) => name === "target.share" && value !== undefined);
	const pieces = [
		won && html`<span>${fill(strings.won, won)}</span>`,
		share && (known || (format.hidden && hasTarget)) ? html`<span>${fill(strings.ofTarget, share)}</span>` : undefined,
		from && to && html`<span>${fill(strings.likely, from, to)}</span>`,
	].filter((piece) => piece !== undefined);
	const figures =
		pieces.length === 0
			? html`<span class="muted">${state.state === "loading" ? strings.reading : "–"}</span>`
			: pieces.map((piece, index) => (index === 0 ? piece : html` · ${piece}`));
	return html`
		<div class="standing-line" role="group" data-roving="line" aria-label=${strings.titles.line} aria-busy=${state.state === "loading" ? "true" : "false"}>
			<p class=${old ? "stale" : "current"}>
				${fill(strings.ofPeriod, html`<span class="muted"><bdi>${period.label}</bdi></span>`, figures)}
			</p>
			${
				state.state === "failed"
					? html`<p role="alert" title=${state.advice}>${state.message}</p> ${button(strings.tryAgain, () => ask({ type: "readSection", section: "line" }))}`
					: nothing
			}
			<button type="button" class="link" @click=${() => ask({ type: "showSections" })}>${strings.showSections}</button>
		</div>
	`;
}
