import { html, nothing, type TemplateResult } from "lit";
import { type FigureName, type Figures, summaryLines } from "../../../opportunities/totals/singleFigures.ts";
import { askable, dataValue, type Explain, figureText } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { columnsClass } from "./widthClasses.ts";

/**
 * Count, value and expected value of each value period, and of all together. The roles repeat those of the elements,
 * because a narrow page lays out the rows anew, which removes the roles of a table.
 */
export function summary(whole: Figures, format: Format, explain: Explain): TemplateResult {
	const { strings } = format;
	const rows = summaryLines(whole).map(({ line, count, value, expected }) => ({
		line,
		label: line === "annualized" ? strings.allAnnualized : strings.lines[line],
		note: line === "monthly" ? strings.perMonth : undefined,
		cells: [count, value, expected].map((name) => name && cellOf(name, whole[name], format, explain)),
	}));
	const headers = [strings.count, strings.value, strings.expected];
	const columns = [
		rows.map(({ label }) => label),
		...headers.map((header, index) => [header, ...rows.map(({ cells }) => cells[index]?.text)]),
		[strings.perMonth],
	];
	return html`
		<div class=${columnsClass(columns)}>
			<table class="summary" role="table">
				<caption class="heard-only">${strings.byPeriod}</caption>
				<thead role="rowgroup">
					<tr role="row">
						<th scope="col" role="columnheader"><span class="heard-only">${strings.valuePeriod}</span></th>
						${headers.map((header) => html`<th scope="col" role="columnheader" class="figure">${header}</th>`)}
					</tr>
				</thead>
				<tbody role="rowgroup" data-roving="grid">
					${rows.map(
						({ line, label, note, cells }) => html`
							<tr role="row" class=${line}>
								<th scope="row" role="rowheader">${label}</th>
								${cells.map(cell)}
								${note === undefined ? nothing : html`<td role="cell" class="note muted">${note}</td>`}
							</tr>
						`,
					)}
				</tbody>
			</table>
		</div>
	`;
}

function cellOf(name: FigureName, figure: number | undefined, format: Format, explain: Explain): Cell {
	return {
		name,
		figure,
		text: figureText(format, name, figure),
		asked: askable(format, explain, { name, figure }),
	};
}

interface Cell {
	readonly name: FigureName;
	readonly figure: number | undefined;
	readonly text: string | TemplateResult;
	readonly asked: TemplateResult;
}

function cell(cell: Cell | undefined): TemplateResult {
	if (cell === undefined) return html`<td role="cell" class="figure"></td>`;
	const { name, figure, asked } = cell;
	// The header already has the number of opportunities, and programs must find each figure of the total only once.
	if (name === "total_results") return html`<td role="cell" class="figure">${asked}</td>`;
	return html`<td role="cell" class="figure" data-aggregate=${name} data-value=${dataValue(figure)}>${asked}</td>`;
}
