import { html, type TemplateResult } from "lit";
import type { MeasureKind } from "../../../opportunities/analysis/measure.ts";
import { HIDDEN } from "../../../opportunities/text/mask.ts";
import type { NumberFormat } from "../../webview/page/numberFormat.ts";
import type { AnalysisStrings } from "../analysisStrings.ts";
import type { ShownSentence } from "../explanationProtocol.ts";

/** How sections write figures, and their texts. */
export interface AnalysisFormat extends NumberFormat {
	readonly strings: AnalysisStrings;
}

/** How a figure is written: see `NumberFormat`. A count is the same in all. */
export type Written = "glance" | "exact" | "compact";

/** A figure as text, or a dash that is spoken as "unknown". A hidden one is written as dots, and spoken as "hidden". */
export function figureText(
	format: AnalysisFormat,
	kind: MeasureKind,
	value: number | undefined,
	written: Written = "glance",
): string | TemplateResult {
	const { strings, hidden } = format;
	if (value !== undefined) return knownText(format, kind, value, written);
	if (hidden) return html`<span role="img" aria-label=${strings.hidden}>${HIDDEN.amount("0")}</span>`;
	return html`<span role="img" aria-label=${strings.notKnown}>–</span>`;
}

function knownText(format: AnalysisFormat, kind: MeasureKind, value: number, written: Written): string {
	switch (kind) {
		case "count":
			return format.count(value);
		case "ratio":
			return written === "exact" ? format.exactPercent(value) : format.percent(value);
		case "money":
			return format[written === "glance" ? "money" : written](value);
	}
}

/** A sentence with its figures. */
export function sentenceText(
	format: AnalysisFormat,
	sentence: ShownSentence,
	written: Written = "glance",
): readonly (string | TemplateResult)[] {
	return sentence.map((piece) =>
		typeof piece === "string" ? piece : figureText(format, piece.kind, piece.value, written),
	);
}
