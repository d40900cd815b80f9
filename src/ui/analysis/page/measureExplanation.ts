import { html, nothing, type TemplateResult } from "lit";
import { explanationDialog, fact } from "../../webview/page/explanationDialog.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { MeasureExplanation } from "../explanationProtocol.ts";
import { type AnalysisFormat, sentenceText } from "./analysisFormat.ts";
import { inWords, requestList } from "./explanationParts.ts";
import { measureText } from "./measureButton.ts";

interface ExplanationParts {
	readonly explanation: MeasureExplanation;
	readonly format: AnalysisFormat;
	/** Which of the requests was just copied. */
	readonly copied: number | undefined;
	readonly onCopy: (index: number) => void;
	/** Called when the dialog closes, for whatever reason. */
	readonly onClosed: () => void;
}

/** Explains how a figure of a section was made: in words and numbers, then what it takes for granted, then the requests. */
export function measureExplanation({
	explanation,
	format,
	copied,
	onCopy,
	onClosed,
}: ExplanationParts): TemplateResult {
	const { measure, of, title, meaning, formula, numbers, assumptions, requests } = explanation;
	const { strings } = format;
	const { explained } = strings;
	return explanationDialog({
		label: strings.explain,
		of,
		body: html`
			<section>
				<h2>${fill(explained.heading, title, html`<span class="figure">${measureText(format, measure, "exact")}</span>`)}</h2>
				${inWords({ meaning, sum: numbers.length === 0 ? nothing : sentenceText(format, numbers, "exact"), assumptions }, explained)}
			</section>
		`,
		facts: html`
			${fact(explained.formula, html`<code>${formula}</code>`)}
			${requestList({ requests, copied, onCopy, strings: explained, format })}
		`,
		actions: nothing,
		strings: explained,
		onClosed,
	});
}
