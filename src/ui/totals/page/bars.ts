import { html, nothing, svg, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { GroupTotals, Totals } from "../../../opportunities/totals/totals.ts";
import { button } from "../../webview/page/button.ts";
import { type Explain, groupFigure } from "./figure.ts";
import { type Format, fill } from "./figureFormat.ts";
import { type Ask, countedNotice } from "./notices.ts";

/** How many groups have a bar before the user shows the rest. */
const FIRST = 24;

interface BarsParts {
	readonly totals: Totals;
	readonly format: Format;
	readonly ask: Ask;
	readonly explain: Explain;
	readonly showAll: boolean;
	readonly onShowAll: (all: boolean) => void;
}

/** A bar for each group: its annualized value, with the expected value as a solid part. */
export function bars({ totals, format, ask, explain, showAll, onShowAll }: BarsParts): TemplateResult | typeof nothing {
	const { strings } = format;
	const { groups, groupedBy } = totals;
	if (groupedBy === undefined) return nothing;
	if (groups.length === 0) return countedNotice(format, strings.withoutGroup, totals.withoutGroup);
	const place = placesOf(groups);
	const many = groups.length > FIRST;
	const shown = many && !showAll ? groups.slice(0, FIRST) : groups;
	const toggle = showAll
		? fill(strings.showFirstGroups, format.count(FIRST))
		: fill(strings.showAllGroups, format.count(groups.length));
	return html`
		<section aria-labelledby="bars">
			<h2 id="bars">${strings.groupHeadings[groupedBy]}</h2>
			${format.hidden ? nothing : legend(format)}
			<ul class="bars" role="list">
				${repeat(
					shown,
					({ id }) => id,
					(group) => html`<li>${bar(group, place, format, ask)}${asker(group, format, explain)}</li>`,
				)}
			</ul>
			${many ? button(toggle.join(""), () => onShowAll(!showAll)) : nothing}
			${totals.computedHere ? html`<p class="notice">${strings.computedHere}</p>` : nothing}
			${countedNotice(format, strings.withoutGroup, totals.withoutGroup)}
		</section>
	`;
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

function bar(
	{ id, argument, label, figures }: GroupTotals,
	place: (amount: number) => number,
	format: Format,
	ask: Ask,
): TemplateResult {
	const { strings } = format;
	const { total_results: count, total_value_annualized: value, expected_value_annualized: expected } = figures;
	const counted = fill(
		format.counted(strings.opportunities, count ?? 0),
		html`<span class="figure">${groupFigure(format, "total_results", count)}</span>`,
	);
	const expectedText = html`<span class="figure">${groupFigure(format, "expected_value_annualized", expected)}</span>`;
	return html`
		<button type="button" class="bar" data-group-id=${argument} title=${strings.revealGroup} @click=${() => ask({ type: "revealGroup", id })}>
			<bdi class="bar-label">${label}</bdi>
			<span class="bar-value figure">${groupFigure(format, "total_value_annualized", value)}</span>
			${format.hidden ? html`<span class="bar-drawing"></span>` : drawing(value, expected, place)}
			<span class="bar-count">${counted.map((piece) => (typeof piece === "string" ? html`<span class="word">${piece}</span>` : piece))}</span>
			<span class="bar-expected">${fill(strings.expectedAmount, expectedText)}</span>
		</button>
	`;
}

function drawing(value: number | undefined, expected: number | undefined, place: (amount: number) => number) {
	return html`
		<svg class="bar-drawing" aria-hidden="true" width="100%" height="10">
			${svg`<rect class="bar-zero" x="${place(0)}%" width="1" height="100%"></rect>`}
			${segment("bar-of-value", value, place)} ${segment("bar-of-expected", expected, place)}
		</svg>
	`;
}

const ON_A_BAR = ["total_results", "total_value_annualized", "expected_value_annualized"] as const;

/** The button that explains the figures of a bar. The bar itself is a button that shows its group. */
function asker({ id, label }: GroupTotals, { strings }: Format, explain: Explain): TemplateResult {
	const name = fill(strings.explainGroup, label).join("");
	return html`
		<button type="button" class="bar-asker" aria-haspopup="dialog" aria-label=${name} title=${strings.explainFigures} @click=${() => explain({ figures: ON_A_BAR, group: id })}>
			<svg aria-hidden="true" width="14" height="14" viewBox="0 0 14 14">
				${svg`<circle cx="7" cy="7" r="6" fill="none" stroke="currentColor"></circle><path d="M7 6v4.5M7 3.5v1.2" stroke="currentColor" stroke-width="1.2"></path>`}
			</svg>
		</button>
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
