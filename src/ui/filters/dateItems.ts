import * as l10n from "@vscode/l10n";
import { DATE_OPERATORS, type DateOperator } from "../../close/schema/parameters.ts";
import { dateFilterText, daysText } from "../../opportunities/time/dateText.ts";
import {
	type DateBounds,
	NAMED_PERIODS,
	type NamedPeriod,
	periodLabel,
	resolvePeriod,
} from "../../opportunities/time/periods.ts";
import { type Choice, type Item, markCurrent } from "../quickInput/quickInput.ts";

export const ANY = "any";
export const FROM_TO = "fromTo";

type DateValue = NamedPeriod | DateBounds | undefined;

/** Ids are the period, the operator of the one bound, or one of the constants above. */
export function dateItems(set: DateValue, now: Date, locale: string, startMonth: number): readonly Item[] {
	const active = activeDateItem(set);
	const own = (id: string, label: string): Choice => ({
		id,
		label,
		description: id === active && typeof set === "object" ? dateFilterText(set, locale) : undefined,
	});
	const items: readonly Item[] = [
		{ id: ANY, label: l10n.t("Any") },
		{ heading: l10n.t("Periods") },
		...NAMED_PERIODS.map((period): Choice => {
			const { gte, lt } = resolvePeriod(period, now, startMonth);
			return { id: period, label: periodLabel(period), description: daysText(gte, lt, locale) };
		}),
		{ heading: l10n.t("Custom") },
		own(FROM_TO, l10n.t("Custom Range…")),
		...DATE_OPERATORS.map((operator) => own(operator, boundLabel(operator))),
	];
	return markCurrent(items, active);
}

/** The id of the item that is set. */
export function activeDateItem(set: DateValue): string {
	if (typeof set === "string") return set;
	const operators = Object.keys(set ?? {});
	return operators.length > 1 ? FROM_TO : (operators[0] ?? ANY);
}

function boundLabel(operator: DateOperator): string {
	return {
		eq: l10n.t("On…"),
		gte: l10n.t("On or after…"),
		gt: l10n.t("After…"),
		lte: l10n.t("On or before…"),
		lt: l10n.t("Before…"),
	}[operator];
}
