import { html, nothing, type TemplateResult } from "lit";
import type { MeasureName } from "../../../opportunities/analysis/measure.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import type { ShownMeasure } from "../explanationProtocol.ts";
import { BY_OWNER, type SectionExtras } from "../sectionContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { measure, measureIn, unseenMeasures } from "./measureButton.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

type Content = ShownContent<SectionExtras["winRate"]>;
type Place = Pick<ShownMeasure, "period" | "group">;

/** More requests than this are told before they are sent. */
const FEW = 20;

/** From this number of closed opportunities on, a rate says something. */
const ENOUGH = 10;

/** Says which share of the closed opportunities was won: in the period in view, in the one before, and by owner on demand. */
export function winRateBody(content: Content, drawing: SectionDrawing): TemplateResult {
	const { periods, owners, ownersNeed } = content.extra;
	const { format } = drawing;
	const { winRate } = format.strings;
	const byOwner = ownersNeed > FEW ? fill(winRate.byOwnerNeeds, format.count(ownersNeed)) : winRate.byOwner;
	const row = (label: string, place: Place) =>
		html`<tr><th scope="row">${label}</th><td class="words">${rate(content, place, drawing)}</td></tr>`;
	const { id } = drawing.period;
	return html`
		<table class="measure-table">
			<tbody data-roving="grid">${periods.map((period) => row(period.label, { period: period.id }))}</tbody>
		</table>
		${
			owners === undefined
				? button(byOwner, () => drawing.act(BY_OWNER))
				: html`
					<table class="measure-table">
						<caption>${fill(winRate.owners, periods[0]?.label)}</caption>
						<tbody data-roving="grid">${owners.map(({ group, name }) => row(name, { period: id, group }))}</tbody>
					</table>
				`
		}
	`;
}

/** `44 % (18 of 41) · by value 39 %`; the fraction alone if too few are closed; a dash if none is. */
function rate(content: Content, place: Place, drawing: SectionDrawing): unknown {
	const { winRate } = drawing.format.strings;
	const figure = (name: MeasureName) => {
		const shown = measureIn(content, name, place);
		return shown === undefined ? nothing : measure(shown, drawing);
	};
	const unseen = (...names: readonly MeasureName[]) => unseenMeasures(content, names, place);
	const closed = measureIn(content, "win_rate.closed", place)?.value;
	const fraction = fill(winRate.fraction, figure("win_rate.won"), figure("win_rate.closed"));
	if (closed === 0) return [figure("win_rate.count"), unseen("win_rate.won", "win_rate.closed", "win_rate.value")];
	if (closed !== undefined && closed < ENOUGH) return [fraction, unseen("win_rate.count", "win_rate.value")];
	const text = content.extra.mayLack ? winRate.rateAtMost : winRate.rate;
	return fill(text, figure("win_rate.count"), fraction, figure("win_rate.value"));
}
