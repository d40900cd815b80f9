import { html, svg, type TemplateResult } from "lit";
import type { StatusParts } from "../../../opportunities/totals/statusParts.ts";
import type { GroupTotals } from "../../../opportunities/totals/totals.ts";
import type { PageStrings } from "../totalsStrings.ts";

/** The position of an amount on the common scale of all groups, in percent. */
export type Place = (amount: number) => number;

/** A piece of a bar, from one amount to another. */
interface Segment {
	readonly className: string;
	readonly from: number;
	readonly to: number;
}

/** The scale of all groups. It always includes 0. */
export function placesOf(
	groups: readonly GroupTotals[],
	partsOf: (group: GroupTotals) => StatusParts | undefined,
): Place {
	const ends = groups.flatMap((group) => segmentsOf(group, partsOf(group)).flatMap(({ from, to }) => [from, to]));
	const lowest = ends.reduce((least, end) => Math.min(least, end), 0);
	const range = ends.reduce((most, end) => Math.max(most, end), 0) - lowest;
	// The sum of two amounts may be infinite, though neither of them is.
	const drawable = range > 0 && Number.isFinite(range);
	return (amount) => (drawable ? ((amount - lowest) / range) * 100 : 0);
}

/** A group's bar: parted, or its value with the expected value as a solid part. */
export function drawing(group: GroupTotals, parts: StatusParts | undefined, place: Place): TemplateResult {
	return html`
		<svg aria-hidden="true" width="100%" height="10">
			${svg`<rect class="bar-zero" x="${place(0)}%" width="1" height="100%"></rect>`}
			${segmentsOf(group, parts).map(({ className, from, to }) => {
				const [start, end] = [place(Math.min(from, to)), place(Math.max(from, to))];
				return svg`<rect class=${className} x="${start}%" width="${end - start}%" height="100%"></rect>`;
			})}
		</svg>
	`;
}

function segmentsOf({ figures }: GroupTotals, parts: StatusParts | undefined): readonly Segment[] {
	if (parts !== undefined) return stacked(parts);
	return [
		["bar-of-value", figures.total_value_annualized] as const,
		["bar-of-expected", figures.expected_value_annualized] as const,
	].flatMap(([className, to]) => (to === undefined ? [] : [{ className, from: 0, to }]));
}

/** Won value, then what is expected of the open value, then the rest of it. Amounts below 0 go to the other side. */
function stacked({ won, open }: StatusParts): readonly Segment[] {
	const expected = open.expected_value_annualized ?? 0;
	const rest = (open.total_value_annualized ?? 0) - expected;
	const amounts = [
		["bar-of-won", won.total_value_annualized ?? 0],
		["bar-of-expected", expected],
		["bar-of-value", rest],
	] as const;
	const ends = { above: 0, below: 0 };
	return amounts.flatMap(([className, amount]) => {
		if (amount === 0) return [];
		const side = amount > 0 ? "above" : "below";
		const from = ends[side];
		ends[side] += amount;
		return [{ className, from, to: ends[side] }];
	});
}

/** What the pieces of the bars mean. */
export function legend(strings: PageStrings, parted: boolean): TemplateResult {
	const pieces = parted
		? [
				["bar-of-won", strings.parts.won],
				["bar-of-expected", strings.parts.openExpected],
				["bar-of-value", strings.parts.openRest],
			]
		: [
				["bar-of-value", strings.annualizedValue],
				["bar-of-expected", strings.expectedValue],
			];
	return html`
		<p class="legend muted">
			${pieces.map(
				([className, text]) =>
					html`<span><svg aria-hidden="true" width="20" height="10">${svg`<rect class=${className} width="100%" height="100%"></rect>`}</svg> ${text}</span>`,
			)}
		</p>
		<svg class="definitions" aria-hidden="true" width="0" height="0">
			<pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
				<line class="hatch" x1="1" y1="0" x2="1" y2="5"></line>
			</pattern>
		</svg>
	`;
}
