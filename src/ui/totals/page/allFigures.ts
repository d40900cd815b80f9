import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { SUM_KINDS, SUM_MEANINGS, SUMS, type SumKind } from "../../../close/schema/aggregates.ts";
import { VALUE_PERIODS } from "../../../close/schema/parameters.ts";
import {
	type FigureName,
	type Figures,
	OTHER_PERIODS,
	tabledFigures,
} from "../../../opportunities/totals/singleFigures.ts";
import type { GroupTotals, Totals } from "../../../opportunities/totals/totals.ts";
import { askable, dataValue, type Explain } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { moveByArrow, rememberStop } from "./roving.ts";

/**
 * All ten aggregates, in total and for each group, as one table. It is in the page even while the section is closed, so
 * that other programs can read it.
 */
export function allFigures(
	totals: Totals,
	format: Format,
	explain: Explain,
	open: boolean,
	onToggle: (open: boolean) => void,
): TemplateResult {
	const { strings } = format;
	const { whole = {}, groups } = totals;
	const names = tabledFigures(whole);
	const toggled = (event: Event) =>
		onToggle(event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open);
	return html`
		<details class="all-figures" ?open=${open} @toggle=${toggled}>
			<summary><h2>${strings.allFigures}</h2></summary>
			<div class="scroller" role="region" aria-label=${strings.allFigures} tabindex="0">
				<table @keydown=${moveByArrow} @focusin=${rememberStop}>
					<caption class="heard-only">${strings.allFiguresCaption}</caption>
					${headerRow(format, names)}
					<tbody>
						<tr>
							<th scope="row" class="name"><bdi>${strings.whole}</bdi></th>
							${names.map((name) => html`<td class="figure">${askable(format, explain, { name, figure: whole[name], inTable: true })}</td>`)}
						</tr>
					</tbody>
					<tbody>
						${repeat(
							groups,
							({ id }) => id,
							(group) =>
								html`<tr><th scope="row" class="name"><bdi>${group.label}</bdi></th>${cells(group, names, format, explain)}</tr>`,
						)}
					</tbody>
				</table>
			</div>
		</details>
	`;
}

function headerRow({ strings }: Format, names: readonly FigureName[]): TemplateResult {
	const { lines } = strings;
	const periods = VALUE_PERIODS.map((period) => lines[period]);
	const counted = names.includes(OTHER_PERIODS) ? [...periods, lines.other] : periods;
	const columns = [strings.all, ...counted, ...SUMS.map((sum) => lines[SUM_MEANINGS[sum].over])];
	const titles: Readonly<Record<SumKind, string>> = { value: strings.value, expected: strings.expectedValue };
	const kinds = SUM_KINDS.map((kind) => ({
		title: titles[kind],
		span: SUMS.filter((sum) => SUM_MEANINGS[sum].kind === kind).length,
	}));
	return html`
		<colgroup></colgroup>
		<colgroup span=${counted.length + 1}></colgroup>
		${kinds.map(({ span }) => html`<colgroup span=${span}></colgroup>`)}
		<thead>
			<tr>
				<th scope="col" rowspan="2" class="name">${strings.group}</th>
				<th scope="colgroup" colspan=${counted.length + 1}>${strings.count}</th>
				${kinds.map(({ title, span }) => html`<th scope="colgroup" colspan=${span}>${title}</th>`)}
			</tr>
			<tr>
				${columns.map((column) => html`<th scope="col">${column}</th>`)}
			</tr>
		</thead>
	`;
}

function cells(
	{ id, argument, key, figures }: GroupTotals,
	names: readonly FigureName[],
	format: Format,
	explain: Explain,
): readonly TemplateResult[] {
	return names.map((name) => {
		const figure: Figures[typeof name] = figures[name];
		const asked = askable(format, explain, { name, figure, group: id, inTable: true });
		return html`<td class="figure" data-aggregate=${name} data-group=${key} data-group-id=${argument} data-value=${dataValue(figure)}>${asked}</td>`;
	});
}
