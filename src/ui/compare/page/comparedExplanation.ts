import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../webview/page/controls.ts";
import { explanationDialog, fact, requestFacts } from "../../webview/page/explanationDialog.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Explanation = NonNullable<Snapshot["explanation"]>;

/** Explains how a figure was calculated: in words first, then its requests. */
export function comparedExplanation(explanation: Explanation, context: PageContext): TemplateResult {
	const { strings, stopExplaining } = context;
	const { title, of, meaning, formula, sum, assumptions, requests } = explanation;
	return explanationDialog({
		label: strings.explain,
		of,
		body: html`
			<section>
				<h2>${title}</h2>
				<p>${meaning}</p>
				${sum === "" ? nothing : html`<p class="figure sum">${sum}</p>`}
				${
					assumptions.length === 0
						? nothing
						: html`<h3>${strings.explained.assumptions}</h3><ul class="assumptions">${assumptions.map((one) => html`<li>${one}</li>`)}</ul>`
				}
			</section>
		`,
		facts: html`
			${fact(strings.explained.formula, html`<code>${formula}</code>`)}
			${requests.map((answers, index) => ofRequests(answers, index, context))}
		`,
		actions: nothing,
		strings: strings.explained,
		onClosed: stopExplaining,
	});
}

/** Answers to one question, which differ in their offset alone. */
function ofRequests(
	{ request, count, lastReceivedAt }: Explanation["requests"][number],
	index: number,
	{ strings: { explained }, format, copied, copyRequest }: PageContext,
): TemplateResult {
	const [first, last] = [format.time(request.receivedAt), format.time(lastReceivedAt)];
	const answered = first === last ? first : fill(explained.answeredFromTo, first, last);
	return html`
		${count === 1 ? nothing : fact(explained.answers, format.count(count))}
		${requestFacts(request, answered, explained, format)}
		<dd class="request-action">${button(copied === index ? explained.copied : explained.copyRequest, () => copyRequest(index))}</dd>
	`;
}
