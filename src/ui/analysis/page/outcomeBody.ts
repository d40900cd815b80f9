import { html, nothing, type TemplateResult } from "lit";
import { formFor } from "../../../close/base/plurals.ts";
import type { MeasureName } from "../../../opportunities/analysis/measure.ts";
import { MOST_DEALS } from "../../../opportunities/analysis/outcome/openDeals.ts";
import { THOUGHTS } from "../../../opportunities/analysis/outcome/whatIf.ts";
import { button } from "../../webview/page/controls.ts";
import { fill } from "../../webview/page/sentence.ts";
import { COUNT_ELSEWHERE, type OutcomeExtra, type ThoughtAction, WHAT_IF } from "../outcomeContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";
import { figureText } from "./analysisFormat.ts";
import { measure, measureIn } from "./measureButton.ts";
import { outcomeStrip } from "./outcomeStrip.ts";
import type { SectionDrawing } from "./sectionDrawing.ts";

/** Finds a figure, drawn as one that can be explained. */
type Figure = (name: MeasureName, written?: "compact") => TemplateResult | typeof nothing;

/** Says what the period may bring, as a sentence and as a strip, and what it would if the user's thoughts came true. */
export function outcomeBody(content: ShownContent<OutcomeExtra>, drawing: SectionDrawing): TemplateResult {
	const { extra } = content;
	const { format } = drawing;
	const { outcome: strings } = format.strings;
	if (extra.refused !== undefined)
		return html`<p>${fill(strings.refused[extra.refused], format.count(extra.open), format.count(MOST_DEALS))}</p>`;
	const figure = figuresOf(content, drawing, undefined);
	const won = figureText(format, "money", extra.won);
	const madeOf = formFor(extra.open, strings.madeOf);
	return html`
		<p class="outcome">${sentence(content, undefined, figure, drawing)}</p>
		${outcomeStrip(content, drawing)}
		<p class="muted">${fill(madeOf, figure("outcome.mean"), won, format.count(extra.open))}</p>
		${extra.whatIf === undefined ? nothing : whatIf(content, extra.whatIf, drawing)}
		${extra.elsewhereNeeds === undefined ? nothing : elsewhere(extra.elsewhereNeeds, drawing)}
	`;
}

/** Says that some open deals aren't counted, and offers to count them. */
function elsewhere(needs: number, { format, act }: SectionDrawing): TemplateResult {
	const { outcome: strings } = format.strings;
	const count = fill(formFor(needs, strings.countElsewhere), format.count(needs));
	return html`
		<div class="elsewhere">
			<p class="muted">${strings.elsewhere}</p>
			${button(count, () => act(COUNT_ELSEWHERE))}
		</div>
	`;
}

function figuresOf(content: ShownContent<OutcomeExtra>, drawing: SectionDrawing, group: string | undefined): Figure {
	return (name, written) => {
		const shown = measureIn(content, name, { period: drawing.period.id, group });
		return shown === undefined ? nothing : measure(shown, drawing, written === undefined ? {} : { written });
	};
}

/** The likely range, the middle, and the probability to reach the target if there is one. */
function sentence(
	content: ShownContent<OutcomeExtra>,
	group: string | undefined,
	figure: Figure,
	drawing: SectionDrawing,
): readonly unknown[] {
	const { format, period } = drawing;
	const { outcome: strings } = format.strings;
	const value = (name: MeasureName) => measureIn(content, name, { period: period.id, group })?.value;
	const [low, high] = [value("outcome.p10"), value("outcome.p90")];
	const reaching = measureIn(content, "outcome.reaches_target", { period: period.id, group });
	const reaches = reaching === undefined ? nothing : measure(reaching, drawing, likelihood(reaching.value, format));
	if (low !== undefined && low === high) {
		const text = reaches === nothing ? strings.certain : strings.certainWithTarget;
		return fill(text, figure("outcome.p50"), reaches);
	}
	const text = reaches === nothing ? strings.likely : strings.likelyWithTarget;
	const amounts = (["outcome.p10", "outcome.p90", "outcome.p50"] as const).map((name) => figure(name, "compact"));
	return fill(text, ...amounts, reaches);
}

/** What is possible, however unlikely, isn't written as 0%, nor is the rest of it as 100%. */
function likelihood(value: number | undefined, format: SectionDrawing["format"]): { readonly text?: unknown } {
	const { outcome: strings } = format.strings;
	if (value === undefined || value <= 0 || value >= 1) return {};
	if (value < 0.01) return { text: fill(strings.under, format.percent(0.01)).join("") };
	return value > 0.99 ? { text: fill(strings.over, format.percent(0.99)).join("") } : {};
}

function whatIf(
	content: ShownContent<OutcomeExtra>,
	counts: NonNullable<OutcomeExtra["whatIf"]>,
	drawing: SectionDrawing,
): TemplateResult {
	const { format, act } = drawing;
	const { outcome: strings } = format.strings;
	const figure = figuresOf(content, drawing, WHAT_IF);
	const told = THOUGHTS.filter((thought) => counts[thought] > 0).map((thought) =>
		fill(strings.counts[thought], format.count(counts[thought])).join(""),
	);
	const forget: ThoughtAction = { type: "forgetThoughts" };
	return html`
		<div class="what-if" role="group" aria-label=${strings.thoughtHeading}>
			<p class="what-if-heading">${fill(strings.whatIf, told.join(" · "))}</p>
			<p class="outcome">${sentence(content, WHAT_IF, figure, drawing)}</p>
			<p>${targetIf(figure, strings)}</p>
			<p class="muted">${strings.onlyThought}</p>
			${button(strings.forgetThoughts, () => act(forget))}
		</div>
	`;
}

function targetIf(figure: Figure, strings: SectionDrawing["format"]["strings"]["outcome"]): readonly unknown[] {
	const won = figure("target.won");
	const share = figure("target.share");
	const coverage = figure("target.coverage");
	if (share === nothing) return fill(strings.wonIf, won);
	if (coverage === nothing) return fill(strings.targetIf, won, share, figure("target.gap"));
	return fill(strings.coverageIf, won, share, figure("target.gap"), coverage);
}
