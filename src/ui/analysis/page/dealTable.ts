import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { THOUGHTS, type Thought } from "../../../opportunities/analysis/outcome/whatIf.ts";
import type { ListedDeal, ThoughtAction } from "../outcomeContents.ts";
import { figureText } from "./analysisFormat.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

/**
 * Open deals, each a click from its details, with buttons for what the user thinks of it. The roles repeat those of the
 * elements, because the rows are laid out as grids, which removes the roles of a table.
 */
export function dealTable(deals: readonly ListedDeal[], drawing: SectionDrawing): TemplateResult {
	const { outcome: strings } = drawing.format.strings;
	const headers = [strings.expected, strings.value, strings.confidence, strings.closeDate];
	return html`
		<table class="deals" role="table" aria-label=${strings.deals}>
			<thead role="rowgroup">
				<tr role="row">
					<th role="columnheader" scope="col">${strings.lead}</th>
					${headers.map((header) => html`<th role="columnheader" scope="col" class="figure">${header}</th>`)}
					<th role="columnheader" scope="col">${strings.thoughtHeading}</th>
				</tr>
			</thead>
			<tbody role="rowgroup" data-roving="grid">
				${repeat(
					deals,
					({ id }) => id,
					(deal) => row(deal, drawing),
				)}
			</tbody>
		</table>
	`;
}

function row(deal: ListedDeal, { format, act, showDetails }: SectionDrawing): TemplateResult {
	const { id, lead, expected, value, chance, date, thought } = deal;
	const { outcome: strings } = format.strings;
	const toggle = (one: Thought) => {
		const pressed = one === thought;
		const action: ThoughtAction = pressed ? { type: "think", id } : { type: "think", id, thought: one };
		return html`<button
			type="button"
			class="thought"
			data-thought=${one}
			aria-pressed=${pressed ? "true" : "false"}
			title=${strings.think[one]}
			@click=${() => act(action)}
		>${strings.thoughts[one]}</button>`;
	};
	return html`
		<tr role="row" class=${thought === undefined ? "deal" : "deal imagined"} data-opportunity=${id}>
			<th role="rowheader" scope="row">
				<button type="button" class="link" title=${strings.showDetails} @click=${() => showDetails(id)}><bdi>${lead}</bdi></button>
			</th>
			<td role="cell" class="figure">${figureText(format, "money", expected)}</td>
			<td role="cell" class="figure">${figureText(format, "money", value)}</td>
			<td role="cell" class="figure">${figureText(format, "ratio", chance / 100)}</td>
			<td role="cell" class="figure">${date ?? nothing}</td>
			<td role="cell" class="thoughts"><div role="group" aria-label=${strings.thoughtHeading}>${THOUGHTS.map(toggle)}</div></td>
		</tr>
	`;
}
