import { html, nothing, svg, type TemplateResult } from "lit";
import type { Snapshot } from "../compareProtocol.ts";
import type { PageContext } from "./pageContext.ts";

type Bars = Snapshot["bars"][number];
type Bar = Bars["bars"][number];

/** A pair of bars for each of the most important figures, with what both Views have hatched. */
export function comparedBars({ bars }: Snapshot, context: PageContext): TemplateResult {
	const { strings } = context;
	const parted = bars.some((pair) => pair.bars.some(({ pieces }) => pieces.some(({ kind }) => kind !== "whole")));
	return html`
		${definitions()} ${parted ? legend(strings) : nothing}
		<div class="pairs">${bars.map((pair) => pairOfBars(pair, strings))}</div>
	`;
}

function pairOfBars({ label, change, bars }: Bars, strings: PageContext["strings"]): TemplateResult {
	return html`
		<section class="pair">
			<div class="pair-heading"><h2>${label}</h2> <span class="figure">${change}</span></div>
			${bars.map((bar) => barLine(bar, strings))}
		</section>
	`;
}

function barLine({ view, text, spoken, pieces }: Bar, strings: PageContext["strings"]): TemplateResult {
	return html`
		<div class="bar-line">
			<span class=${`mark of-${view}`}>${strings.parts[view]}</span>
			<svg class="bar" aria-hidden="true" width="100%" height="12">${pieces.map((piece) => drawn(piece, view))}</svg>
			<span class="figure">${spoken === undefined ? text : html`<span role="img" aria-label=${spoken}>${text}</span>`}</span>
		</div>
	`;
}

function drawn({ kind, from, to }: Bar["pieces"][number], view: "a" | "b") {
	return svg`<rect class=${`piece ${kind} of-${view}`} x="${from}%" width="${to - from}%" height="100%"></rect>`;
}

function legend({ legend, parts }: PageContext["strings"]): TemplateResult {
	const sample = (kind: string, view: string) =>
		html`<svg aria-hidden="true" width="20" height="10">${svg`<rect class=${`piece ${kind} of-${view}`} width="100%" height="100%"></rect>`}</svg>`;
	return html`
		<p class="legend muted" aria-label=${legend}>
			<span>${sample("both", "a")} ${parts.both}</span>
			<span>${sample("only", "a")} ${parts.only_a}</span>
			<span>${sample("only", "b")} ${parts.only_b}</span>
		</p>
	`;
}

/** The hatches of what both Views have, in the color of either. */
function definitions(): TemplateResult {
	const hatch = (view: "a" | "b") => svg`
		<pattern id=${`hatch-${view}`} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
			<line class=${`hatch of-${view}`} x1="1" y1="0" x2="1" y2="5"></line>
		</pattern>
	`;
	return html`<svg class="definitions" aria-hidden="true" width="0" height="0">${hatch("a")} ${hatch("b")}</svg>`;
}
