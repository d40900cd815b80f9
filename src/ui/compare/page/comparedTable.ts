import { html, nothing, type TemplateResult } from "lit";
import { COMPARED_PARTS } from "../../../opportunities/analysis/comparison/comparedFigures.ts";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Row = Snapshot["rows"][number];
type Cell = Row["cells"][number];

/** All figures: in A, in B, how they differ, and what is only in A, in both, and only in B. */
export function comparedTable({ rows }: Snapshot, context: PageContext): TemplateResult {
	const { strings } = context;
	return html`
		<h2>${strings.figures}</h2>
		<div class="scroller" role="region" aria-label=${strings.figures}>
			<table class="compared">
				<caption class="heard-only">${strings.figures}</caption>
				<thead>
					<tr>
						<th scope="col" class="name"><span class="heard-only">${strings.figure}</span></th>
						${COMPARED_PARTS.map((part) => html`<th scope="col" class="figure">${strings.parts[part]}</th>`)}
					</tr>
				</thead>
				<tbody data-roving="grid">
					${rows.map(
						(row) => html`
							<tr>
								<th scope="row" class="name">${row.label}</th>
								${row.cells.map((cell) => tableCell(row, cell, context))}
							</tr>
						`,
					)}
				</tbody>
			</table>
		</div>
	`;
}

/** A figure that can be explained, with all its digits in the hover. */
function tableCell({ name }: Row, cell: Cell, { strings, explain }: PageContext): TemplateResult {
	const { part, value, text, spoken, exact } = cell;
	const title = [exact, strings.explain].filter(Boolean).join("\n");
	const figure = spoken === undefined ? text : html`<span role="img" aria-label=${spoken}>${text}</span>`;
	return html`
		<td class="figure" data-compare=${part} data-aggregate=${name} data-value=${value ?? nothing}>
			<button type="button" class="askable" aria-haspopup="dialog" title=${title} @click=${() => explain({ figure: name, part })}>${figure}</button>
		</td>
	`;
}
