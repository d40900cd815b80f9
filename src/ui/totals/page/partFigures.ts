import { html, type TemplateResult } from "lit";
import type { FigureName, Figures } from "../../../opportunities/totals/singleFigures.ts";
import { SHOWN_PARTS, type StatusParts } from "../../../opportunities/totals/statusParts.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ShownStatusParts } from "../statusPartsProtocol.ts";
import { askable, dataValue, type Explain, figureText } from "./figure.ts";
import type { Format } from "./figureFormat.ts";

/** A group whose parts are shown; undefined for the total. */
interface OfGroup {
	readonly id: string;
	readonly key: string;
	readonly argument: string;
}

/** The rows of won and open opportunities below a row of all figures. */
export function partRows(
	parts: StatusParts | undefined,
	group: OfGroup | undefined,
	names: readonly FigureName[],
	{ labels }: Pick<ShownStatusParts, "labels">,
	{ format, explain }: { readonly format: Format; readonly explain: Explain },
): readonly TemplateResult[] {
	if (parts === undefined) return [];
	return SHOWN_PARTS.map((part) => {
		const cells = names.map((name) => {
			const figure: Figures[typeof name] = parts[part][name];
			const asked = askable(format, explain, { name, figure, group: group?.id, part });
			return group === undefined
				? html`<td class="figure" data-part=${part} data-aggregate=${name} data-value=${dataValue(figure)}>${asked}</td>`
				: html`<td class="figure" data-part=${part} data-aggregate=${name} data-group=${group.key} data-group-id=${group.argument} data-value=${dataValue(figure)}>${asked}</td>`;
		});
		return html`<tr class="part"><th scope="row" class="name muted"><bdi>${labels[part]}</bdi></th>${cells}</tr>`;
	});
}

/**
 * The amounts of a group's bar, in words; a part without opportunities is left out. Each can be explained, and the hover
 * tells what isn't drawn.
 */
export function partsInWords(
	parts: StatusParts,
	group: string,
	{ labels }: Pick<ShownStatusParts, "labels">,
	{ format, explain }: { readonly format: Format; readonly explain: Explain },
): TemplateResult {
	const { strings } = format;
	const notDrawn = (["lost", "other"] as const).flatMap((part) => {
		const figures = parts[part];
		if (figures?.total_results === undefined || figures.total_results === 0) return [];
		const value = figureText(format, "total_value_annualized", figures.total_value_annualized);
		const count = format.count(figures.total_results);
		return typeof value === "string" ? [fill(strings.parts.notDrawn, labels[part], count, value).join("")] : [];
	});
	const amount = (part: "won" | "open", name: FigureName) =>
		askable(format, explain, { name, figure: parts[part][name], group, part, note: notDrawn.join("\n") });
	const won = [fill(strings.parts.wonAmount, amount("won", "total_value_annualized"))];
	const open = [
		fill(strings.parts.openAmount, amount("open", "total_value_annualized")),
		fill(strings.expectedAmount, amount("open", "expected_value_annualized")),
	];
	const told = [...(parts.won.total_results === 0 ? [] : won), ...(parts.open.total_results === 0 ? [] : open)];
	return html`<span class="bar-parts muted">${told.map((text) => html`<span>${text}</span>`)}</span>`;
}
