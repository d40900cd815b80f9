import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sortedGroups } from "../../../opportunities/totals/groupSort.ts";
import type { FigureName } from "../../../opportunities/totals/singleFigures.ts";
import type { GroupTotals, Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import { askable, type Explain, groupFigure } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { type Ask, countedNotice } from "./notices.ts";
import { type Sorting, sortHeader } from "./sortHeader.ts";
import { columnsClass } from "./widthClasses.ts";

/** How many groups have a bar before the user shows the rest. */
const FIRST = 24;

interface BarsParts {
	readonly totals: Totals;
	readonly format: Format;
	readonly ask: Ask;
	readonly explain: Explain;
	readonly sorting: Sorting;
	readonly showAll: boolean;
	readonly onShowAll: (all: boolean) => void;
}

const COLUMNS = [
	"total_results",
	"total_value_annualized",
	"expected_value_annualized",
] as const satisfies FigureName[];

/**
 * A bar for each group: its annualized value, with the expected value as a solid part. The roles repeat those of the
 * elements, because the rows are laid out as grids, which removes the roles of a table.
 */
export function bars(parts: BarsParts): TemplateResult | typeof nothing {
	const { totals, format, showAll, onShowAll, sorting } = parts;
	const { strings } = format;
	const { groups, groupedBy } = totals;
	if (groupedBy === undefined) return nothing;
	if (groups.length === 0) return countedNotice(format, strings.withoutGroup, totals.withoutGroup);
	const place = placesOf(groups);
	const sorted = sortedGroups(totals, sorting.sort);
	const many = groups.length > FIRST;
	const shown = many && !showAll ? sorted.slice(0, FIRST) : sorted;
	const toggle = showAll
		? fill(strings.showFirstGroups, format.count(FIRST))
		: fill(strings.showAllGroups, format.count(groups.length));
	const headers = [strings.count, strings.value, strings.expected];
	return html`
		<section aria-labelledby="bars">
			<h2 id="bars">${strings.groupHeadings[groupedBy]}</h2>
			${format.hidden ? nothing : legend(format)}
			<div class=${columnsClass([shown.map(({ label }) => label), ...headers.map((header, at) => [header, ...textsOf(shown, COLUMNS[at], format)])])}>
				<table class="bars" role="table" aria-labelledby="bars">
					<thead role="rowgroup">
						<tr role="row" data-roving="line">
							${sortHeader(strings.group, "group", sorting)}
							<td class="bar-drawing" aria-hidden="true"></td>
							${COLUMNS.map((name, at) => sortHeader(headers[at], name, sorting))}
						</tr>
					</thead>
					<tbody role="rowgroup" data-roving="grid">
						${repeat(
							shown,
							({ id }) => id,
							(group) => row(group, place, parts),
						)}
					</tbody>
				</table>
			</div>
			${many ? button(toggle.join(""), () => onShowAll(!showAll)) : nothing}
			${totals.computedHere ? html`<p class="notice">${strings.computedHere}</p>` : nothing}
			${countedNotice(format, strings.withoutGroup, totals.withoutGroup)}
		</section>
	`;
}

function textsOf(groups: readonly GroupTotals[], name: FigureName | undefined, format: Format) {
	return groups.map(({ figures }) => name && groupFigure(format, name, figures[name]));
}

/** The position of an amount on the common scale of all groups, in percent. The scale always includes 0. */
function placesOf(groups: readonly GroupTotals[]): (amount: number) => number {
	const amounts = groups.flatMap(({ figures }) => [
		figures.total_value_annualized ?? 0,
		figures.expected_value_annualized ?? 0,
	]);
	const lowest = Math.min(0, ...amounts);
	const range = Math.max(0, ...amounts) - lowest;
	return (amount) => (range === 0 ? 0 : ((amount - lowest) / range) * 100);
}

/** The group's name is a button that covers the row: what isn't a figure of its own leads to the group. */
function row(
	{ id, argument, label, figures }: GroupTotals,
	place: (amount: number) => number,
	{ format, ask, explain }: BarsParts,
): TemplateResult {
	const { total_value_annualized: value, expected_value_annualized: expected } = figures;
	return html`
		<tr role="row" class="bar">
			<th scope="row" role="rowheader" class="name">
				<button type="button" class="bar-label" data-group-id=${argument} title=${format.strings.revealGroup} @click=${() => ask({ type: "revealGroup", id })}>
					<bdi>${label}</bdi>
				</button>
			</th>
			<td class="bar-drawing" aria-hidden="true">${format.hidden ? nothing : drawing(value, expected, place)}</td>
			${COLUMNS.map((name) => html`<td role="cell" class="figure">${askable(format, explain, { name, figure: figures[name], group: id })}</td>`)}
		</tr>
	`;
}

function drawing(value: number | undefined, expected: number | undefined, place: (amount: number) => number) {
	return html`
		<svg width="100%" height="10">
			${svg`<rect class="bar-zero" x="${place(0)}%" width="1" height="100%"></rect>`}
			${segment("bar-of-value", value, place)} ${segment("bar-of-expected", expected, place)}
		</svg>
	`;
}

function segment(className: string, amount: number | undefined, place: (amount: number) => number) {
	if (amount === undefined) return nothing;
	const [zero, end] = [place(0), place(amount)];
	return svg`<rect class=${className} x="${Math.min(zero, end)}%" width="${Math.abs(end - zero)}%" height="100%"></rect>`;
}

function legend({ strings }: Format): TemplateResult {
	const sample = (className: string) =>
		html`<svg aria-hidden="true" width="20" height="10">${svg`<rect class=${className} width="100%" height="100%"></rect>`}</svg>`;
	return html`
		<p class="legend muted">
			<span>${sample("bar-of-value")} ${strings.annualizedValue}</span>
			<span>${sample("bar-of-expected")} ${strings.expectedValue}</span>
		</p>
		<svg class="definitions" aria-hidden="true" width="0" height="0">
			<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<line class="hatch" x1="1" y1="0" x2="1" y2="5"></line>
			</pattern>
		</svg>
	`;
}
