import { html, nothing, type TemplateResult } from "lit";
import { inWords, requestList } from "../../analysis/page/explanationParts.ts";
import { explanationDialog, fact } from "../../webview/page/explanationDialog.ts";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Explanation = NonNullable<Snapshot["explanation"]>;

/** Explains how a figure was calculated: in words first, then its requests. */
export function comparedExplanation(explanation: Explanation, context: PageContext): TemplateResult {
	const { strings, format, copied, copyRequest, stopExplaining } = context;
	const { explained } = strings;
	const { title, of, meaning, formula, sum, assumptions, requests } = explanation;
	return explanationDialog({
		label: strings.explain,
		of,
		body: html`
			<section>
				<h2>${title}</h2>
				${inWords({ meaning, sum: sum === "" ? nothing : sum, assumptions }, explained)}
			</section>
		`,
		facts: html`
			${fact(explained.formula, html`<code>${formula}</code>`)}
			${requestList({ requests, copied, onCopy: copyRequest, strings: explained, format })}
		`,
		actions: nothing,
		strings: explained,
		onClosed: stopExplaining,
	});
}
