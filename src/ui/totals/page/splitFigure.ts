import { html, nothing, type TemplateResult } from "lit";
import type { Split } from "../../../opportunities/analysis/explainPart.ts";
import { isCount } from "../../../opportunities/totals/singleFigures.ts";
import type { GroupTotals } from "../../../opportunities/totals/totals.ts";
import { dataValue } from "./figure.ts";
import type { Format } from "./figureFormat.ts";

/**
 * What a figure over all status types consists of, with its numbers. Lost opportunities have an attribute for programs
 * here, and nowhere else.
 */
export function splitFigure(split: Split, group: GroupTotals | undefined, format: Format): TemplateResult {
	const { figure, all, parts, addsUp, assumptions } = split;
	const { strings } = format;
	const text = (value: number) => (isCount(figure) ? format.count(value) : format.exact(value));
	const taken = parts.slice(0, -1);
	const left = parts.at(-1);
	const difference = taken.reduce((rest, { value }) => rest - value, all) - (left?.value ?? 0);
	const sign = difference === 0 ? "=" : "≈";
	const formula = [all, ...taken.map(({ value }) => value)].map(text).join(" − ");
	return html`
		<section class="split">
			<dl>
				<dt>${strings.all}</dt><dd class="figure">${text(all)}</dd>
				${parts.map(({ part, label, value }) =>
					part === "lost"
						? html`<dt>${label}</dt><dd class="figure" data-part=${part} data-aggregate=${figure} data-group=${group?.key ?? nothing} data-group-id=${group?.argument ?? nothing} data-value=${dataValue(value)}>${text(value)}</dd>`
						: html`<dt>${label}</dt><dd class="figure">${text(value)}</dd>`,
				)}
			</dl>
			<p class="figure sum">${formula} ${sign} ${left === undefined ? nothing : text(left.value)}</p>
			${addsUp ? nothing : html`<p class="notice">${strings.parts.doesNotAddUp}</p>`}
			${assumptions.map((assumption) => html`<p class="muted">${assumption}</p>`)}
		</section>
	`;
}
