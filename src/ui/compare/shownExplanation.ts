import * as l10n from "@vscode/l10n";
import { hoursAheadOfUtc } from "../../close/http/request.ts";
import type { ComparedPart } from "../../opportunities/analysis/comparedFigures.ts";
import { explainCompared } from "../../opportunities/analysis/explainComparison.ts";
import type { Comparison } from "../../opportunities/analysis/readComparison.ts";
import type { Shared } from "../../opportunities/analysis/sharedView.ts";
import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import { HIDDEN } from "../../opportunities/text/mask.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { definitionOf } from "../../opportunities/totals/definitions.ts";
import type { FigureName } from "../../opportunities/totals/singleFigures.ts";
import type { Snapshot } from "./compareProtocol.ts";
import { type FigureWording, isAmount, partText, writtenText } from "./figureTexts.ts";
import { partLabel } from "./partLabels.ts";

/** A figure that the user asks about. */
export interface AskedFigure {
	readonly figure: FigureName;
	readonly part: ComparedPart;
}

/** How many requests an explanation lists. All of them differ in little but their offset. */
const MOST_REQUESTS = 12;

/** The requests that an explanation lists, in its order. */
export function requestsExplained(
	comparison: Comparison,
	shared: Shared,
	{ figure, part }: AskedFigure,
): readonly Provenance[] {
	return explainCompared(comparison, shared, figure, part).requests.slice(0, MOST_REQUESTS);
}

/** Explains a figure in final texts. `now` is in milliseconds since the epoch. */
export function shownExplanation(
	comparison: Comparison,
	shared: Shared,
	asked: AskedFigure,
	wording: FigureWording,
	now: number,
): Snapshot["explanation"] {
	const { figure: name, part } = asked;
	const figure = comparison.figures.find((one) => one.name === name);
	if (figure === undefined) return undefined;
	const { meaning, formula, numbers, assumptions, requests } = explainCompared(comparison, shared, name, part);
	const { text, exact = text } = partText(figure, part, wording);
	const hidden = wording.hidden && isAmount(figure);
	const listed = requestsExplained(comparison, shared, asked);
	const further = requests.length - listed.length;
	return {
		title: l10n.t("{0}: {1}", definitionOf(name).title, exact),
		of: partLabel(part),
		meaning,
		formula,
		sum: hidden ? "" : numbers.map((one) => (typeof one === "string" ? one : writtenText(one, wording))).join(""),
		assumptions,
		requests: listed.map((request) => shownRequest(request, wording, now)),
		...(further > 0 ? { further: l10n.t("and {0} more requests", formatCount(further, wording.locale)) } : {}),
	};
}

/** Filters with text that users write, which may contain names. */
const WRITTEN: ReadonlySet<string> = new Set(["query", "lead_query"]);

function shownRequest({ asked, receivedAt }: Provenance, { locale, hidden }: FigureWording, now: number) {
	const offset = hoursAheadOfUtc(receivedAt);
	return {
		answered: timeText(receivedAt, locale, now),
		timeZone: `UTC${offset < 0 ? "−" : "+"}${Math.abs(offset)}`,
		parameters: Object.entries(asked).flatMap(([name, value]) =>
			value === undefined ? [] : [`${name}=${hidden && WRITTEN.has(name) ? HIDDEN.name(value) : value}`],
		),
	};
}
