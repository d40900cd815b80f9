import { html, nothing, type TemplateResult } from "lit";
import type { MeasureName } from "../../../opportunities/analysis/measure.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { SectionExtras } from "../sectionContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { measure, measureIn, unseenMeasures } from "./measureButton.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

/** Says what is won of the target, what is missing, and how the period compares with earlier ones by this day. */
export function standingBody(
	content: ShownContent<SectionExtras["standing"]>,
	drawing: SectionDrawing,
): TemplateResult {
	const { extra } = content;
	const { standing } = drawing.format.strings;
	const figure = (name: MeasureName, period: string) => {
		const shown = measureIn(content, name, { period });
		return shown === undefined ? nothing : measure(shown, drawing);
	};
	const { id } = drawing.period;
	const unseen = (...names: readonly MeasureName[]) => unseenMeasures(content, names, { period: id });
	const won = figure("target.won", id);
	const line = (text: string, ...parts: readonly unknown[]) => html`<p class="measures">${fill(text, ...parts)}</p>`;
	const gap = measureIn(content, "target.gap", { period: id })?.value;
	return html`
		${
			extra.target === "compared"
				? line(standing.ofTarget, won, figure("target.share", id), figure("target.amount", id))
				: [line(standing.won, won), unseen("target.amount", "target.share", "target.gap", "target.coverage")]
		}
		${
			extra.target !== "compared"
				? nothing
				: gap === 0
					? [line(standing.reached, figure("target.gap", id)), unseen("target.coverage")]
					: line(standing.missing, figure("target.gap", id), figure("target.coverage", id))
		}
		${pace(content, drawing, figure)}
		${extra.target === "none" && extra.canHaveTarget ? button(standing.setTarget, drawing.setTarget) : nothing}
	`;
}

function pace(
	{ extra }: ShownContent<SectionExtras["standing"]>,
	{ format, period }: SectionDrawing,
	figure: (name: MeasureName, period: string) => unknown,
): TemplateResult | typeof nothing {
	const { stand, label, before, yearBefore } = extra;
	const { standing } = format.strings;
	if (stand === "unknown") return nothing;
	if (stand === "future") return html`<p class="measures">${standing.notBegun}</p>`;
	const rows = [
		{ label, figure: figure("pace.now", period.id) },
		...(before === undefined ? [] : [{ label: before.label, figure: figure("pace.previous_period", before.id) }]),
		...(yearBefore === undefined
			? []
			: [{ label: yearBefore.label, figure: figure("pace.previous_year", yearBefore.id) }]),
	];
	return html`
		<table class="measure-table">
			<caption>${stand === "past" ? standing.whole : standing.byThisDay}</caption>
			<tbody data-roving="grid">
				${rows.map((row) => html`<tr><th scope="row">${row.label}</th><td>${row.figure}</td></tr>`)}
			</tbody>
		</table>
	`;
}
