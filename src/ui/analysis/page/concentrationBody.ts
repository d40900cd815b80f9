import { html, nothing, svg, type TemplateResult } from "lit";
import { formFor } from "../../../close/base/plurals.ts";
import { LARGEST } from "../../../opportunities/analysis/outcome/concentration.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import { type ConcentrationExtra, LIST_MORE, LISTED_AT_ONCE } from "../outcomeContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { dealTable } from "./dealTable.ts";
import { measure, measureIn } from "./measureButton.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

/** How many deals are listed before the user asks for more. */
const FIRST = 10;

/** Says how much of what is expected hangs on the largest deals, and lists these, to look at and to think about. */
export function concentrationBody(content: ShownContent<ConcentrationExtra>, drawing: SectionDrawing): TemplateResult {
	const { open, deals } = content.extra;
	const { format, act } = drawing;
	const { outcome: strings } = format.strings;
	if (open === 0) return html`<p>${strings.nothingOpen}</p>`;
	const [first, more] = [deals.slice(0, FIRST), deals.slice(FIRST)];
	const left = open - deals.length;
	return html`
		${shares(content, drawing)} ${dealTable(first, drawing)}
		${
			more.length === 0
				? nothing
				: html`
					<details class="more-deals">
						<summary>${fill(strings.showMore, format.count(more.length))}</summary>
						${dealTable(more, drawing)}
						${
							left === 0
								? nothing
								: button(fill(strings.showMore, format.count(Math.min(left, LISTED_AT_ONCE))), () => act(LIST_MORE))
						}
					</details>
				`
		}
	`;
}

function shares(content: ShownContent<ConcentrationExtra>, drawing: SectionDrawing): TemplateResult {
	const { format, period } = drawing;
	const { outcome: strings } = format.strings;
	return html`
		<table class="shares">
			<caption class="muted">${strings.shares}</caption>
			<tbody data-roving="grid">
				${LARGEST.map((count) => {
					const shown = measureIn(content, `concentration.${count}`, { period: period.id });
					const label = fill(formFor(count, strings.largest), format.count(count));
					return html`
						<tr>
							<th scope="row">${label}</th>
							<td class="share" aria-hidden="true">${shareBar(shown?.value)}</td>
							<td class="figure">${shown === undefined ? nothing : measure(shown, drawing)}</td>
						</tr>
					`;
				})}
			</tbody>
		</table>
	`;
}

/** A share as a bar. With negative values, it may be below 0 or above 1. */
function shareBar(share: number | undefined): TemplateResult | typeof nothing {
	if (share === undefined) return nothing;
	const width = Math.min(1, Math.max(0, share)) * 100;
	return html`
		<svg width="100%" height="10">
			${svg`<rect class="share-whole" width="100%" height="100%"></rect><rect class="share-part" width="${width}%" height="100%"></rect>`}
		</svg>
	`;
}
