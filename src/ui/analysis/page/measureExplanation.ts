import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../webview/page/controls.ts";
import { explanationDialog, fact, requestFacts } from "../../webview/page/explanationDialog.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ExplainedRequests, MeasureExplanation } from "../explanationProtocol.ts";
import { type AnalysisFormat, sentenceText } from "./analysisFormat.ts";
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
				<h2>${title}: <span class="figure">${measureText(format, measure, "exact")}</span></h2>
				<p>${meaning}</p>
				${numbers.length === 0 ? nothing : html`<p class="figure sum">${sentenceText(format, numbers, "exact")}</p>`}
				${
					assumptions.length === 0
						? nothing
						: html`<h3>${explained.assumptions}</h3><ul class="assumptions">${assumptions.map((one) => html`<li>${one}</li>`)}</ul>`
				}
			</section>
		`,
		facts: html`
			${fact(explained.formula, html`<code>${formula}</code>`)}
			${requests.map((one, index) =>
				ofRequests(
					one,
					button(copied === index ? explained.copied : explained.copyRequest, () => onCopy(index)),
					format,
				),
			)}
		`,
		actions: nothing,
		strings: explained,
		onClosed,
	});
}

/** Answers to one question. */
function ofRequests(
	{ request, count, lastReceivedAt }: ExplainedRequests,
	copy: TemplateResult,
	format: AnalysisFormat,
): TemplateResult {
	const { explained } = format.strings;
	const [first, last] = [format.time(request.receivedAt), format.time(lastReceivedAt)];
	const answered = first === last ? first : fill(explained.answeredFromTo, first, last);
	return html`
		${count === 1 ? nothing : fact(explained.answers, format.count(count))}
		${requestFacts(request, answered, explained, format)}
		<dd class="request-action">${copy}</dd>
	`;
}
