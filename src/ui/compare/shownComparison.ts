import * as l10n from "@vscode/l10n";
import { asUserError, CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { labelText } from "../../close/text/labelText.ts";
import { SIDES, type Side } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import { filterLabel } from "../../opportunities/view/labels.ts";
import type { View } from "../../opportunities/view/view.ts";
import { failureDetails, failureNotice } from "../base/failureWords.ts";
import type { Snapshot, Standing } from "./compareProtocol.ts";
import type { FigureWording } from "./figureTexts.ts";
import type { PairComparison } from "./pairComparison.ts";
import { type AskedFigure, shownExplanation } from "./shownExplanation.ts";
import { shownBars, shownRows } from "./shownFigures.ts";
import { shownList } from "./shownLists.ts";
import type { ReadingState } from "./stoppableReading.ts";

/** How the page is worded at one moment. */
export interface PageWording {
	/** BCP 47. */
	readonly locale: string;
	readonly currencies: Currencies;
	readonly mask: Mask;
	readonly hidden: boolean;
	readonly describing: Describing;
	/** In milliseconds since the epoch. */
	readonly now: number;
	readonly log: Log;
}

/** The whole page in final texts. */
export function shownComparison(
	comparison: PairComparison,
	asked: AskedFigure | undefined,
	wording: PageWording,
): Snapshot {
	const { views, compared, reading } = comparison;
	const { figures = [], unread, asOf } = compared ?? {};
	const figureWording = figureWordingOf(wording);
	const { locale, hidden, now, describing } = wording;
	return {
		type: "snapshot",
		...(views === undefined
			? {}
			: { pair: views, views: { a: shownView(views.a, describing), b: shownView(views.b, describing) } }),
		standing:
			reading.state.kind === "ready" && compared === undefined ? signedOut() : standingOf(reading.state, wording),
		...(asOf === undefined ? {} : { asOf: l10n.t("as of {0}", timeText(asOf, locale, now)) }),
		old: comparison.old,
		hidden,
		notices: noticesOf(comparison, figureWording),
		...(typeof unread === "object" ? { read: loadAllText(unread.requests, locale) } : {}),
		bars: shownBars(figures, figureWording),
		rows: shownRows(figures, figureWording),
		lists: compared === undefined || unread !== undefined ? [] : SIDES.map((side) => listOf(comparison, side, wording)),
		...(compared === undefined || asked === undefined
			? {}
			: { explanation: shownExplanation(compared, compared.pair.shared, asked, figureWording) }),
	};
}

/** Says how many requests it takes, unless they are infinitely many: then it isn't known. */
function loadAllText(requests: number, locale: string): string {
	return Number.isFinite(requests)
		? l10n.t("Load All Opportunities ({0} Requests)", formatCount(requests, locale))
		: l10n.t("Load All Opportunities");
}

/** A View in words: its name, or its filters. */
export function shownView(view: View, describing: Describing): { readonly title: string; readonly details: string } {
	const filters = describeFilters(view, describing) || l10n.t("All opportunities");
	return view.name === undefined ? { title: filters, details: "" } : { title: labelText(view.name), details: filters };
}

function figureWordingOf({ locale, currencies, hidden }: PageWording): FigureWording {
	const currency = currencies.ofSum(undefined, false);
	return { locale, currency, scale: currencies.scaleOf(currency), hidden };
}

function standingOf(state: ReadingState, { locale, log }: PageWording): Standing {
	switch (state.kind) {
		case "none":
			return { kind: "closed" };
		case "ready":
			return { kind: "ready" };
		case "loading": {
			const { done, total } = state;
			const count = (number: number) => formatCount(number, locale);
			const progress = total === 0 ? l10n.t("Loading…") : l10n.t("{0} of {1}", count(done), count(total));
			return { kind: "loading", progress };
		}
		case "failed": {
			const failure = asUserError(state.error, log);
			const signIn = failure instanceof CloseError && failure.kind === "unauthorized";
			return { kind: "failed", text: failureNotice(failure), details: failureDetails(failure), signIn };
		}
	}
}

function signedOut(): Standing {
	return { kind: "failed", text: l10n.t("Sign in to Close first."), details: "", signIn: true };
}

function noticesOf({ compared }: PairComparison, { currency }: FigureWording): string[] {
	if (compared === undefined) return [];
	const { pair, unread, changing } = compared;
	const notices: string[] = [];
	if (pair.shared.kind === "nothing")
		notices.push(l10n.t("No opportunity is in both Views because the filters of A and B exclude each other."));
	if (pair.shared.kind === "unknown")
		notices.push(
			l10n.t(
				"A single request can't combine the filters of A and B ({0}), so all opportunities in each View are loaded and compared by ID.",
				filterLabel(pair.shared.because),
			),
		);
	if (unread === "tooMany")
		notices.push(
			l10n.t("There are too many opportunities to load. Add filters to see what's in only one of the Views."),
		);
	if (changing) notices.push(l10n.t("Partial: the data changed while it was being read, so figures may not add up."));
	if (currency === "mixed")
		notices.push(l10n.t("Amounts are in several currencies and were added without conversion."));
	return notices;
}

function listOf(comparison: PairComparison, side: Side, wording: PageWording): Snapshot["lists"][number] {
	const { open, shown, needs, reading } = comparison.list(side);
	const { locale, currencies, mask, now } = wording;
	const count = comparison.compared?.figures.find(({ name }) => name === "total_results")?.[side];
	const standing: Standing =
		needs === undefined ? standingOf(reading.state, wording) : { kind: "waiting", button: loadAllText(needs, locale) };
	const { value: rows, asOf } = reading.value ?? {};
	return shownList({ side, open, standing, count, rows, shown, asOf }, { locale, amounts: currencies, mask }, now);
}
