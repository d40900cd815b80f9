import * as l10n from "@vscode/l10n";
import { inLocale } from "../../close/base/countText.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { Currency } from "../../opportunities/text/currencySet.ts";
import type { Mask } from "../../opportunities/text/mask.ts";
import { formatCount, formatMoney } from "../../opportunities/text/money.ts";
import { timeText } from "../../opportunities/time/dateText.ts";
import { isCount, singleFigures } from "../../opportunities/totals/singleFigures.ts";
import { statusFigureLabel, statusFigureSource } from "../../opportunities/totals/statusFigures.ts";
import { OLD_AFTER } from "../base/ageText.ts";
import type { FigureState } from "./figureWatch.ts";

export interface StatusWording {
	/** BCP 47. */
	readonly locale: string;
	readonly currencies: Currencies;
	readonly mask: Mask;
	/** Milliseconds since the epoch. */
	readonly now: number;
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
	const label = statusFigureLabel(figure);
	const currency = answer && wording.currencies.ofSum(answer.currency, answer.whole);
	const sentence = l10n.t("{0}: {1}", label, valueText(state, currency, wording));
	const mixed = currency === "mixed" && !isCount(statusFigureSource(figure).figure);
	const age = answer === undefined ? undefined : Math.max(0, wording.now - answer.receivedAt);
	const old = age !== undefined && age >= OLD_AFTER ? [ageText(age, wording.locale, "short")] : [];
	const facts = [
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
	const { locale, mask, currencies } = wording;
	const { figure } = statusFigureSource(name);
	const value = answer && singleFigures(answer.aggregates)[figure];
	if (answer === undefined || value === undefined) return loading ? "…" : "–";
	if (isCount(figure)) return formatCount(value, locale);
	const scale = currencies.scaleOf(currency);
	return l10n.t("{0} a year", mask.amount(formatMoney(value, { locale, currency, scale })));
}

function ageText(age: number, locale: string, style: "short" | "long"): string {
	const minutes = Math.floor(age / MINUTE);
	if (minutes === 0) return l10n.t("just now");
	const formatter = inLocale(locale, (one) => new Intl.RelativeTimeFormat(one, { style }));
	return minutes < 60 ? formatter.format(-minutes, "minute") : formatter.format(-Math.floor(minutes / 60), "hour");
}
