import { html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { sortedGroups } from "../../../opportunities/totals/groupSort.ts";
import type { FigureName } from "../../../opportunities/totals/singleFigures.ts";
import type { GroupTotals, Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ShownStatusParts } from "../statusPartsProtocol.ts";
import { drawing, legend, type Place, placesOf } from "./barDrawing.ts";
import { askable, type Explain, groupFigure } from "./figure.ts";
import type { Format } from "./figureFormat.ts";
import { type Ask, countedNotice } from "./notices.ts";
import { partsInWords } from "./partFigures.ts";
import { partsStatus } from "./partsStatus.ts";
import { type Sorting, sortHeader } from "./sortHeader.ts";
import { columnsClass } from "./widthClasses.ts";

/** How many groups have a bar before the user shows the rest. */
const FIRST = 24;

interface BarsParts {
	readonly totals: Totals;
	/** Won and open opportunities of the groups, as far as they are known. */
	readonly statusParts: ShownStatusParts | undefined;
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
 * A bar for each group: won and open value apart or, as long as they aren't known, the annualized value with the expected
 * value as a solid part. The roles repeat those of the elements, because the rows are laid out as grids, which removes the
 * roles of a table.
 */
export function bars(parts: BarsParts): TemplateResult | typeof nothing {
	const { totals, statusParts, format, ask, showAll, onShowAll, sorting } = parts;
	const { strings } = format;
	const { groups, groupedBy } = totals;
	if (groupedBy === undefined) return nothing;
	if (groups.length === 0) return countedNotice(format, strings.withoutGroup, totals.withoutGroup);
	const place = placesOf(groups, ({ id }) => statusParts?.groups[id]);
	const parted = statusParts?.whole !== undefined;
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
			${format.hidden ? nothing : legend(strings, parted)} ${partsStatus(statusParts, totals, format, ask)}
			<div class=${columnsClass([shown.map(({ label }) => label), ...headers.map((header, at) => [header, ...textsOf(shown, COLUMNS[at], format)])])}>
				<table class="bars" role="table" aria-labelledby="bars">
					<thead role="rowgroup">
						<tr role="row" data-roving="line">
							${sortHeader(strings.group, "group", sorting)}
							${
								parted
									? html`<th scope="col" role="columnheader" class="bar-drawing"><span class="heard-only">${strings.parts.wonAndOpen}</span></th>`
									: html`<td class="bar-drawing" aria-hidden="true"></td>`
							}
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

/** The group's name is a button that covers the row: what isn't a figure of its own leads to the group. */
function row(group: GroupTotals, place: Place, { statusParts, format, ask, explain }: BarsParts): TemplateResult {
	const { id, argument, label, figures } = group;
	const parts = statusParts?.groups[id];
	const drawn = format.hidden ? nothing : drawing(group, parts, place);
	return html`
		<tr role="row" class="bar">
			<th scope="row" role="rowheader" class="name">
				<button type="button" class="bar-label" data-group-id=${argument} title=${format.strings.revealGroup} @click=${() => ask({ type: "revealGroup", id })}>
					<bdi>${label}</bdi>
				</button>
			</th>
			${
				statusParts === undefined || parts === undefined
					? html`<td class="bar-drawing" aria-hidden="true">${drawn}</td>`
					: html`<td role="cell" class="bar-drawing">${drawn}${partsInWords(parts, id, statusParts, { format, explain })}</td>`
			}
			${COLUMNS.map((name) => html`<td role="cell" class="figure">${askable(format, explain, { name, figure: figures[name], group: id })}</td>`)}
		</tr>
	`;
}
