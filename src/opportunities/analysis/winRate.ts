import * as l10n from "@vscode/l10n";
import { startOfDay } from "../../close/base/dayStart.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import { isReadable, type Row } from "../../close/schema/opportunityRow.ts";
import { annualizedValueOf } from "../reading/annualizedValue.ts";
import type { Provenance } from "../reading/readPlan.ts";
import type { Period } from "../time/calendar.ts";
import { compareDates, isDateTime, isDay } from "../time/isoDates.ts";
import { type Measure, type MeasureName, quotient, type Working } from "./measure.ts";
import { count, money, ratio } from "./sentence.ts";

/** A lost opportunity, as far as a win rate needs it. */
export interface LostDeal {
	/** Null if it has no owner. */
	readonly owner: string | null;
	readonly ownerName: string | null;
	/** In the smallest unit of the currency; an opportunity without a value counts as 0. */
	readonly annualizedValue: number;
	/** In milliseconds since the epoch; undefined if there is no date, or if it isn't one. */
	readonly lostAt: number | undefined;
	/** Whether it was lost after its last change, as far as Close says: then others like it may be missing. */
	readonly lostAfterChange: boolean;
}

/** The fields that {@link lostDeals} needs besides those of a row. */
export const LOST_FIELDS = ["annualized_value", "date_lost"] as const;

/** Reads lost opportunities; what can't be read is left out. */
export function lostDeals(rows: readonly Row[]): readonly LostDeal[] {
	return rows.filter(isReadable).map((row) => {
		const { date_lost: lost, annualized_value: annualized } = row.object ?? {};
		const dateLost = typeof lost === "string" && (isDateTime(lost) || isDay(lost)) ? lost : undefined;
		const { date_updated: updated } = row;
		return {
			owner: row.user_id,
			ownerName: row.user_name,
			annualizedValue: typeof annualized === "number" ? annualized : annualizedValueOf(row),
			lostAt: dateLost === undefined ? undefined : momentOf(dateLost),
			lostAfterChange: dateLost !== undefined && updated !== null && compareDates(updated, dateLost) < 0,
		};
	});
}

/** A day stands for its first moment. */
function momentOf(text: string): number {
	return isDay(text) ? startOfDay(text) : Date.parse(text);
}

/** Returns those that were lost in a period, whose days begin when they begin in the user's time zone. */
export function lostIn(deals: readonly LostDeal[], { gte, lt }: Period): readonly LostDeal[] {
	const [from, until] = [startOfDay(gte), startOfDay(lt)];
	return deals.filter(({ lostAt }) => lostAt !== undefined && lostAt >= from && lostAt < until);
}

/** The won opportunities of a period: their number, and their annualized value in the smallest unit of the currency, if known. */
export interface Won {
	readonly count: number | undefined;
	readonly value: number | undefined;
}

export function wonOf(aggregates: Aggregates): Won {
	return { count: aggregates.total_results, value: aggregates.total_value_annualized };
}

/** What a win rate is computed from. */
interface WinRateParts {
	readonly won: Won;
	/** Those lost in the same period. */
	readonly lost: readonly LostDeal[];
	/** Whether lost ones may be missing: then the rate can only be lower. */
	readonly mayLack: boolean;
	readonly requests: readonly Provenance[];
}

/**
 * Returns the win rate by Close's own definition: won ÷ (won + lost), by count and by annualized value, with the number of won and
 * of closed ones. Nothing closed has no rate. Source: `facts.md`, section 11.
 */
export function winRate({ won, lost, mayLack, requests }: WinRateParts): readonly Measure[] {
	const lostValue = lost.reduce((sum, { annualizedValue }) => sum + annualizedValue, 0);
	const closed = won.count === undefined ? undefined : won.count + lost.length;
	const closedValue = won.value === undefined ? undefined : won.value + lostValue;
	const assumptions = [
		l10n.t(
			"Lost opportunities count in the period of their lost date. Those without a lost date aren't counted in any period.",
		),
		l10n.t("A won or lost opportunity that was reopened counts as open."),
		...(mayLack
			? [
					l10n.t(
						"Some opportunities have a lost date after their last update in Close. Others like them may be missing, so the actual figure may be lower.",
					),
				]
			: []),
	];
	const measure = (
		name: MeasureName,
		value: number | undefined,
		working: Omit<Working, "assumptions" | "requests">,
	) => ({
		name,
		value,
		working: { ...working, assumptions, requests },
	});
	return [
		measure("win_rate.count", quotient(won.count, closed), {
			meaning: l10n.t("The share of won opportunities among all opportunities won or lost in the period."),
			formula: "won ÷ (won + lost)",
			numbers: numbersOf(count, won.count, lost.length, closed),
		}),
		measure("win_rate.value", quotient(won.value, closedValue), {
			meaning: l10n.t(
				"The share of won opportunities in the annualized value of all opportunities won or lost in the period.",
			),
			formula: "won annualized_value ÷ (won + lost annualized_value)",
			numbers: numbersOf(money, won.value, lostValue, closedValue),
		}),
		measure("win_rate.won", won.count, {
			meaning: l10n.t("The number of opportunities won in the period."),
			formula: "total_results of status_type = won, date_won in the period",
			numbers: won.count === undefined ? [] : [count(won.count)],
		}),
		measure("win_rate.closed", closed, {
			meaning: l10n.t("The number of opportunities won or lost in the period."),
			formula: "won + lost",
			numbers:
				won.count === undefined || closed === undefined
					? []
					: [count(won.count), " + ", count(lost.length), " = ", count(closed)],
		}),
	];
}

function numbersOf(
	written: typeof count | typeof money,
	won: number | undefined,
	lost: number,
	closed: number | undefined,
): Working["numbers"] {
	if (won === undefined) return [];
	const rate = quotient(won, closed);
	const sum: Working["numbers"] = [written(won), " ÷ (", written(won), " + ", written(lost)];
	return rate === undefined ? [...sum, ")"] : [...sum, ") = ", ratio(rate)];
}
