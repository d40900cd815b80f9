import { html, nothing, type TemplateResult } from "lit";
import { button } from "../../webview/page/controls.ts";
import { fact, requestFacts } from "../../webview/page/explanationDialog.ts";
import type { ExplanationStrings } from "../../webview/page/explanationStrings.ts";
import type { NumberFormat } from "../../webview/page/numberFormat.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ExplainedRequests } from "../explanationProtocol.ts";

interface ExplainedParts {
	readonly meaning: string;
	/** The formula with its numbers, if they are known. */
	readonly sum: unknown;
	readonly assumptions: readonly string[];
}

/** What a figure means, and what it takes for granted. */
export function inWords({ meaning, sum, assumptions }: ExplainedParts, strings: ExplanationStrings): TemplateResult {
	return html`
		<p>${meaning}</p>
		${sum === nothing ? nothing : html`<p class="figure sum">${sum}</p>`}
		${
			assumptions.length === 0
				? nothing
				: html`<h3>${strings.assumptions}</h3><ul class="assumptions">${assumptions.map((one) => html`<li>${one}</li>`)}</ul>`
		}
	`;
}

interface RequestParts {
	readonly requests: readonly ExplainedRequests[];
	/** Which of the requests was just copied. */
	readonly copied: number | undefined;
	readonly onCopy: (index: number) => void;
	readonly strings: ExplanationStrings;
	readonly format: NumberFormat;
}

/** The requests of a figure, each of which can be copied. Answers to one question differ in their offset alone. */
export function requestList({ requests, copied, onCopy, strings, format }: RequestParts): readonly TemplateResult[] {
	return requests.map(({ request, count, lastReceivedAt }, index) => {
		const [first, last] = [format.time(request.receivedAt), format.time(lastReceivedAt)];
		const answered = first === last ? first : fill(strings.answeredFromTo, first, last);
		const copy = button(copied === index ? strings.copied : strings.copyRequest, () => onCopy(index));
		return html`
			${count === 1 ? nothing : fact(strings.answers, format.count(count))}
			${requestFacts(request, answered, strings, format)}
			<dd class="request-action">${copy}</dd>
		`;
	});
}
