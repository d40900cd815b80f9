import { html, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { SUM_KINDS, SUM_MEANINGS, SUMS, type SumKind } from "../../../close/schema/aggregates.ts";
import { sortedGroups } from "../../../opportunities/totals/groupSort.ts";
import {
	type FigureName,
	type Figures,
	isCount,
	periodOfCount,
	tabledFigures,
} from "../../../opportunities/totals/singleFigures.ts";
import type { StatusParts } from "../../../opportunities/totals/statusParts.ts";
import type { GroupTotals, Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
import type { ShownStatusParts } from "../statusPartsProtocol.ts";
import type { PageStrings } from "../totalsStrings.ts";
import { askable, dataValue, type Explain } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { partRows } from "./partFigures.ts";
import { type Sorting, sortHeader } from "./sortHeader.ts";

interface AllFiguresParts {
	readonly totals: Totals;
	/** Won and open opportunities of the groups, as far as they are known. */
	readonly statusParts: ShownStatusParts | undefined;
	readonly format: Format;
	readonly explain: Explain;
	readonly sorting: Sorting;
	readonly open: boolean;
	readonly onToggle: (open: boolean) => void;
	/** Whether the table was just copied. */
	readonly copied: boolean;
	readonly onCopy: () => void;
}

/**
 * All ten aggregates, in total and for each group, as one table, each with those of its won and open opportunities. It is in the page even while the section is closed, so
 * that other programs can read it.
 */
export function allFigures(parts: AllFiguresParts): TemplateResult {
	const { totals, statusParts, format, explain, sorting, open, onToggle, copied, onCopy } = parts;
	const { strings } = format;
	const { whole = {} } = totals;
	const names = tabledFigures(whole);
	const ofParts = (parts: StatusParts | undefined, group?: GroupTotals) =>
		statusParts === undefined ? [] : partRows(parts, group, names, statusParts, { format, explain });
	const toggled = (event: Event) =>
		onToggle(event.currentTarget instanceof HTMLDetailsElement && event.currentTarget.open);
	return html`
		<details class="all-figures" ?open=${open} @toggle=${toggled}>
			<summary><h2>${strings.allFigures}</h2></summary>
			${button(copied ? strings.copied : strings.copyTable, onCopy)}
			<div class="scroller" role="region" aria-label=${strings.allFigures}>
				<table>
					<caption class="heard-only">${strings.allFiguresCaption}</caption>
					${headerRows(strings, names, sorting)}
					<tbody data-roving="grid">
						<tr>
							<th scope="row" class="name"><bdi>${strings.whole}</bdi></th>
							${names.map((name) => html`<td class="figure">${askable(format, explain, { name, figure: whole[name] })}</td>`)}
						</tr>
						${ofParts(statusParts?.whole)}
						${repeat(
							sortedGroups(totals, sorting.sort),
							({ id }) => id,
							(group) =>
								html`<tr><th scope="row" class="name"><bdi>${group.label}</bdi></th>${cells(group, names, format, explain)}</tr>
									${ofParts(statusParts?.groups[group.id], group)}`,
						)}
					</tbody>
				</table>
			</div>
		</details>
	`;
}

function headerRows(strings: PageStrings, names: readonly FigureName[], sorting: Sorting): TemplateResult {
	const titles: Readonly<Record<SumKind, string>> = { value: strings.value, expected: strings.expectedValue };
	const counts = names.filter(isCount).length;
	const kinds = SUM_KINDS.map((kind) => ({
		title: titles[kind],
		span: SUMS.filter((sum) => SUM_MEANINGS[sum].kind === kind).length,
	}));
	return html`
		<colgroup></colgroup>
		<colgroup span=${counts}></colgroup>
		${kinds.map(({ span }) => html`<colgroup span=${span}></colgroup>`)}
		<thead>
			<tr>
				<td class="name"></td>
				<th scope="colgroup" colspan=${counts}>${strings.count}</th>
				${kinds.map(({ title, span }) => html`<th scope="colgroup" colspan=${span}>${title}</th>`)}
			</tr>
			<tr data-roving="line">
				${sortHeader(strings.group, "group", sorting)}
				${names.map((name) => sortHeader(columnHeader(name, strings), name, sorting))}
			</tr>
		</thead>
	`;
}

function columnHeader(name: FigureName, strings: PageStrings): string {
	const { lines } = strings;
	if (name === "total_results") return strings.all;
	if (isCount(name)) return lines[periodOfCount(name) ?? "other"];
	const { over } = SUM_MEANINGS[name];
	if (over === "annualized") return strings.annualized;
	return over === "monthly" ? strings.monthlySums : lines[over];
}

function cells(
	{ id, argument, key, figures }: GroupTotals,
	names: readonly FigureName[],
	format: Format,
	explain: Explain,
): readonly TemplateResult[] {
	return names.map((name) => {
		const figure: Figures[typeof name] = figures[name];
		const asked = askable(format, explain, { name, figure, group: id });
		return html`<td class="figure" data-aggregate=${name} data-group=${key} data-group-id=${argument} data-value=${dataValue(figure)}>${asked}</td>`;
	});
}
