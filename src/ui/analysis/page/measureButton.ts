import { html, nothing, type TemplateResult } from "lit";
import { MEASURE_KINDS, type MeasureName } from "../../../opportunities/analysis/measure.ts";
import type { ShownMeasure } from "../explanationProtocol.ts";
import { tellsAmounts } from "../hiddenFigures.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { type AnalysisFormat, figureText, type Written } from "./analysisFormat.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

interface Look {
	/** By default, `glance`. */
	readonly written?: Written | undefined;
	/** What is written in place of the figure's usual text, if the figure is known. */
	readonly text?: unknown;
}

/**
 * A figure that can be explained, with the exact one in its hover. Programs read it from the element's attributes, which
 * have no value while it isn't known, or is hidden.
 */
export function measure(
	shown: ShownMeasure,
	{ format, explain }: Pick<SectionDrawing, "format" | "explain">,
	look: Look = {},
): TemplateResult {
	const { name, period, group, value } = shown;
	const { written = "glance", text } = look;
	const usual = measureText(format, shown, written);
	const exact = measureText(format, shown, "exact");
	const says = typeof exact === "string" && exact !== usual;
	const title = says ? `${exact}\n${format.strings.explain}` : format.strings.explain;
	return html`<span
		class="figure"
		data-measure=${name}
		data-value=${value ?? nothing}
		data-period=${period ?? nothing}
		data-group=${group ?? nothing}
		><button type="button" class="askable" aria-haspopup="dialog" title=${title} @click=${() => explain(shown)}
			>${value === undefined ? usual : (text ?? usual)}</button></span>`;
}

/** Figures that only programs read: they would tell readers too little, or are said in other words. */
export function unseenMeasures(
	content: Pick<ShownContent, "measures">,
	names: readonly MeasureName[],
	where: Pick<ShownMeasure, "period" | "group">,
): readonly TemplateResult[] {
	return names.flatMap((name) => {
		const shown = measureIn(content, name, where);
		if (shown === undefined) return [];
		const { value, period, group } = shown;
		return html`<span
			hidden
			data-measure=${name}
			data-value=${value ?? nothing}
			data-period=${period ?? nothing}
			data-group=${group ?? nothing}
		></span>`;
	});
}

/** The text of a figure. One that is never hidden has a dash if it isn't known. */
export function measureText(format: AnalysisFormat, { name, value }: ShownMeasure, written: Written): unknown {
	const hidden = format.hidden && tellsAmounts(name);
	return figureText({ ...format, hidden }, MEASURE_KINDS[name], value, written);
}

/** Finds a figure of a section. */
export function measureIn(
	{ measures }: Pick<ShownContent, "measures">,
	name: MeasureName,
	where: Pick<ShownMeasure, "period" | "group">,
): ShownMeasure | undefined {
	return measures.find((one) => one.name === name && one.period === where.period && one.group === where.group);
}
