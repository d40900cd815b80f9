import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/inLocale.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Currency } from "../../opportunities/text/currencySet.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount, formatMoney, formatPercent } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { isCount, singleFigures } from "../../opportunities/totals/singleFigures.ts";
import { statusBarFigureLabel, statusBarFigureSource } from "../../opportunities/totals/statusBarFigures.ts";
import { OLD_AFTER } from "../base/asOfText.ts";
import type { FigureState } from "./figureWatch.ts";

export interface StatusWording {
	/** BCP 47. */
	readonly locale: string;
	readonly currencies: Currencies;
	readonly mask: Mask;
	/** Milliseconds since the epoch. */
	readonly now: number;
	/** What a share is of. */
	readonly target?: StatusTarget | undefined;
}

/** A target, with the label of its period. */
export interface StatusTarget {
	/** Its amount as the API's integers, whose last `scale` digits are decimals. */
	readonly amountAt: (scale: number) => number;
	readonly label: string;
}

interface StatusWords {
	readonly text: string;
	/** Plain text. */
	readonly tooltip: string;
	/** For screen readers. */
	readonly speech: string;
}

const MINUTE = 60_000;

/** `Won this quarter: $412,300 a year`, its age, and what went wrong. */
export function statusWords(state: FigureState, wording: StatusWording): StatusWords {
	const { figure, answer, error } = state;
	const label = statusBarFigureLabel(figure);
	const currency = answer && wording.currencies.ofSum(answer.currency, answer.whole);
	const value = valueText(state, currency, wording);
	const sentence = figure === "targetShare" ? l10n.t("{0} of target", value) : l10n.t("{0}: {1}", label, value);
	const mixed = currency === "mixed" && !isCount(statusBarFigureSource(figure).figure);
	const age = answer === undefined ? undefined : Math.max(0, wording.now - answer.receivedAt);
	const old = age !== undefined && age >= OLD_AFTER ? [ageText(age, wording.locale, "short")] : [];
	const facts = [
		...shareText(state, currency, wording),
		...(mixed ? [l10n.t("Amounts are in several currencies and were added without conversion.")] : []),
		...(answer === undefined || age === undefined
			? []
			: [
					l10n.t(
						"As of {0}, {1}",
						timeText(answer.receivedAt, wording.locale, wording.now),
						ageText(age, wording.locale, "long"),
					),
				]),
		...(error === undefined ? [] : [[error.message, error.advice].filter(Boolean).join(" ")]),
	];
	return {
		text: [`$(${error === undefined ? "graph" : "warning"}) ${sentence}`, ...old].join(" · "),
		tooltip: [sentence, ...facts, l10n.t("Click to open this View.")].join("\n"),
		speech: [sentence, ...facts].join(". "),
	};
}

function valueText(state: FigureState, currency: Currency, wording: StatusWording): string {
	const { figure: name, answer, loading } = state;
	const { locale, mask, currencies, target } = wording;
	const { figure } = statusBarFigureSource(name);
	const value = answer && singleFigures(answer.aggregates)[figure];
	if (answer === undefined || value === undefined) return loading ? "…" : "–";
	if (isCount(figure)) return formatCount(value, locale);
	const scale = currencies.scaleOf(currency);
	if (name === "targetShare") {
		if (target === undefined) return "–";
		return mask.amount(formatPercent(Math.round((value / target.amountAt(scale)) * 100), locale));
	}
	return l10n.t("{0} a year", mask.amount(formatMoney(value, { locale, currency, scale })));
}

/** What a share is of: `2026 Q4: $412,300 of $500,000 a year`. */
function shareText(
	{ figure, answer }: FigureState,
	currency: Currency,
	{ locale, mask, currencies, target }: StatusWording,
): readonly string[] {
	const won = answer?.aggregates.total_value_annualized;
	if (figure !== "targetShare" || target === undefined || won === undefined) return [];
	const scale = currencies.scaleOf(currency);
	const money = { locale, currency, scale };
	const [ofWon, ofTarget] = [won, target.amountAt(scale)].map((amount) => mask.amount(formatMoney(amount, money)));
	return [l10n.t("{0}: {1} of {2} a year", target.label, ofWon ?? "", ofTarget ?? "")];
}

function ageText(age: number, locale: string, style: "short" | "long"): string {
	const minutes = Math.floor(age / MINUTE);
	if (minutes === 0) return l10n.t("just now");
	const formatter = inLocale(locale, (one) => new Intl.RelativeTimeFormat(one, { style }));
	return minutes < 60 ? formatter.format(-minutes, "minute") : formatter.format(-Math.floor(minutes / 60), "hour");
}
