import { html, nothing, type TemplateResult } from "lit";
import { MEASURE_KINDS, type MeasureName } from "../../../opportunities/analysis/measure.ts";
import type { ShownMeasure } from "../explanationProtocol.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { figureText, type Written } from "./analysisFormat.ts";
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
	const kind = MEASURE_KINDS[name];
	const usual = figureText(format, kind, value, written);
	const exact = figureText(format, kind, value, "exact");
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

/** Finds a figure of a section. */
export function measureIn(
	{ measures }: Pick<ShownContent, "measures">,
	name: MeasureName,
	where: Pick<ShownMeasure, "period" | "group">,
): ShownMeasure | undefined {
	return measures.find((one) => one.name === name && one.period === where.period && one.group === where.group);
}
