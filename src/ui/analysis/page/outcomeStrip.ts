import { html, nothing, svg, type TemplateResult } from "lit";
import type { MeasureName } from "../../../opportunities/analysis/measure.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { OutcomeExtra } from "../outcomeContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { measureIn } from "./measureButton.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

type Strip = NonNullable<OutcomeExtra["strip"]>;

/** In pixels; the width is that of the page. */
const HEIGHT = 44;

/** How likely each total is, as columns: the likely ones stand out, the middle and the target are lines. */
export function outcomeStrip(
	content: ShownContent<OutcomeExtra>,
	{ format, period }: SectionDrawing,
): TemplateResult | typeof nothing {
	const { strip, target } = content.extra;
	if (strip === undefined) return nothing;
	const { outcome: strings } = format.strings;
	const value = (name: MeasureName) => measureIn(content, name, { period: period.id })?.value;
	const likely = { from: value("outcome.p10") ?? strip.from, to: value("outcome.p90") ?? strip.to };
	const [from, to] = [format.compact(strip.from), format.compact(strip.to)];
	const shownTarget = target !== undefined && target >= strip.from && target <= strip.to ? target : undefined;
	return html`
		<figure class="strip">
			<svg role="img" aria-label=${fill(strings.strip, from, to).join("")} width="100%" height=${HEIGHT}>
				${columns(strip, likely)}
				${svg`<rect class="strip-ground" y=${HEIGHT - 1} width="100%" height="1"></rect>`}
				${line("strip-half", strip, value("outcome.p50"))} ${line("strip-target", strip, shownTarget)}
			</svg>
			<figcaption class="muted">
				<span class="strip-ends"><span>${from}</span><span>${to}</span></span>
				<span class="strip-legend">
					<span>${sample("strip-likely")} ${strings.stripLikely}</span>
					<span>${sample("strip-half")} ${strings.stripHalf}</span>
					${shownTarget === undefined ? nothing : html`<span>${sample("strip-target")} ${fill(strings.stripTarget, format.compact(shownTarget))}</span>`}
				</span>
			</figcaption>
		</figure>
	`;
}

function columns({ from, to, columns }: Strip, likely: Pick<Strip, "from" | "to">): readonly unknown[] {
	const highest = Math.max(...columns);
	const width = 100 / columns.length;
	return columns.map((share, at) => {
		if (share === 0) return nothing;
		const middle = from + ((at + 0.5) * (to - from)) / columns.length;
		const half = (to - from) / columns.length / 2;
		const isLikely = middle >= likely.from - half && middle <= likely.to + half;
		// However unlikely, a column is seen.
		const height = Math.max(1, (share / highest) * (HEIGHT - 2));
		return svg`<rect
			class=${isLikely ? "strip-likely" : "strip-rest"}
			x="${at * width}%" width="${width * 0.8}%" y=${HEIGHT - 1 - height} height=${height}></rect>`;
	});
}

/** A line at an amount, as wide as can be seen. */
function line(className: string, { from, to }: Strip, amount: number | undefined): unknown {
	if (amount === undefined) return nothing;
	const at = `${((amount - from) / (to - from)) * 100}%`;
	return svg`<line class=${className} x1=${at} x2=${at} y1="0" y2=${HEIGHT}></line>`;
}

function sample(className: string): TemplateResult {
	const drawn =
		className === "strip-likely"
			? svg`<rect class=${className} width="100%" height="100%"></rect>`
			: svg`<line class=${className} x1="5" x2="5" y1="0" y2="10"></line>`;
	return html`<svg aria-hidden="true" width="10" height="10">${drawn}</svg>`;
}
