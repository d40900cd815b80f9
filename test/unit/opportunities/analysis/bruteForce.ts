import type { Opportunity } from "../../../../src/sandbox/index.ts";
import { naiveAggregates, naiveWeek } from "../../sandbox/naive.ts";
import { type Days, dayOf, isIn, type WrittenView } from "./matchByForce.ts";

/**
 * What the analysis has to tell, from single opportunities and by the plainest means: the public definitions written a second
 * time. Money is in the smallest unit of the currency.
 */

type Deals = readonly Opportunity[];

/** The ten aggregates of these opportunities, as twelve figures by name. */
export type ForcedFigures = Readonly<Record<string, number>>;

export function figuresByForce(deals: Deals): ForcedFigures {
	const { count_by_value_period: counts, ...others } = naiveAggregates(deals);
	const periods = ["one_time", "monthly", "annual"].map((period) => [`count_by_value_period.${period}`, 0]);
	const counted = Object.entries(counts as Record<string, number>).map(([period, count]) => [
		`count_by_value_period.${period}`,
		count,
	]);
	return { ...(others as ForcedFigures), ...Object.fromEntries(periods), ...Object.fromEntries(counted) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const value = ({ value, value_period }: Opportunity): number => (value ?? 0) * (value_period === "monthly" ? 12 : 1);
export const annualized = (deals: Deals): number => sum(deals.map(value));

export const wonOf = (deals: Deals): Deals => deals.filter(({ status_type }) => status_type === "won");
export const openOf = (deals: Deals): Deals => deals.filter(({ status_type }) => status_type === "active");
export const closingIn = (deals: Deals, days: Days): Deals =>
	deals.filter(({ date_won }) => date_won !== null && isIn(date_won, days));

interface ForcedParts {
	readonly won: ForcedFigures;
	readonly open: ForcedFigures;
	/** All that are neither won nor open. */
	readonly lost: ForcedFigures;
}

export function partsByForce(deals: Deals): ForcedParts {
	const others = deals.filter(({ status_type }) => status_type !== "won" && status_type !== "active");
	return { won: figuresByForce(wonOf(deals)), open: figuresByForce(openOf(deals)), lost: figuresByForce(others) };
}

/** The groups of a grouping, by their public ids. */
export function groupsByForce(deals: Deals, groupBy: string, startMonth: number): ReadonlyMap<string, Deals> {
	return Map.groupBy(deals, (deal) => groupIdOf(deal, groupBy.replace(/^-/, ""), startMonth));
}

function groupIdOf({ user_id, date_won }: Opportunity, groupBy: string, startMonth: number): string {
	if (groupBy === "user_id") return user_id ?? "none";
	if (date_won === null) return "none";
	const two = (part: number) => String(part).padStart(2, "0");
	const [year, month] = [Number(date_won.slice(0, 4)), Number(date_won.slice(5, 7))];
	if (groupBy === "date_won__week") {
		const { weekyear, week } = naiveWeek(date_won);
		return `${weekyear}-W${two(week)}`;
	}
	if (groupBy === "date_won__month") return `${year}-${two(month)}`;
	const into = (month - startMonth + 12) % 12;
	const quarter = groupBy === "date_won__quarter" ? `-Q${Math.floor(into / 3) + 1}` : "";
	return startMonth === 1 ? `${year}${quarter}` : `FY${two((month < startMonth ? year : year + 1) % 100)}${quarter}`;
}

/** The View without what rates, targets, pace and outcome set aside. */
export function setAside({ filters }: WrittenView): WrittenView {
	const { status_type: _, status_id: __, status: ___, status_label: ____, date_won: _____, ...rest } = filters;
	return { filters: rest };
}

/** Won ÷ (won + lost): won by the won date, lost by the day of the moment of loss. Rates are undefined if nothing was closed. */
export function winRateByForce(deals: Deals, days: Days) {
	const won = closingIn(wonOf(deals), days);
	const lost = deals.filter(
		({ status_type, date_lost }) => status_type === "lost" && date_lost !== null && isIn(dayOf(date_lost), days),
	);
	const closed = [...won, ...lost];
	return {
		won: won.length,
		closed: closed.length,
		count: ratio(won.length, closed.length),
		value: ratio(annualized(won), annualized(closed)),
	};
}

function ratio(part: number, whole: number): number | undefined {
	return whole === 0 ? undefined : part / whole;
}

/** A target in the smallest unit, against what is won and open in the period. */
export function targetByForce(deals: Deals, days: Days, target: number) {
	const inPeriod = closingIn(deals, days);
	const won = annualized(wonOf(inPeriod));
	const gap = Math.max(0, target - won);
	return { amount: target, won, share: ratio(won, target), gap, coverage: ratio(annualized(openOf(inPeriod)), gap) };
}

/** Won from a period's first day to its last, or to `until`, both included. */
export function wonUntil(deals: Deals, [first, end]: Days, until: string): number {
	return annualized(
		wonOf(deals).filter(({ date_won }) => date_won !== null && isIn(date_won, [first, end]) && date_won <= until),
	);
}

/** Every way in which the open deals may end: the total that it brings, with what is won, and how likely it is. */
export function endings(open: Deals, won: number): readonly { readonly total: number; readonly chance: number }[] {
	let ways = [{ total: won, chance: 1 }];
	for (const deal of open) {
		const chance = Math.min(100, Math.max(0, deal.confidence ?? 0)) / 100;
		ways = ways.flatMap((way) => [
			{ total: way.total, chance: way.chance * (1 - chance) },
			{ total: way.total + value(deal), chance: way.chance * chance },
		]);
	}
	return ways.filter(({ chance }) => chance > 0).sort((a, b) => a.total - b.total);
}

/** The smallest total that isn't exceeded with at least a probability; `slack` is what binary fractions get wrong. */
export function quantileByForce(ways: ReturnType<typeof endings>, probability: number, slack: number): number {
	let reached = 0;
	for (const { total, chance } of ways) {
		reached += chance;
		if (reached >= probability - slack) return total;
	}
	return ways.at(-1)?.total ?? 0;
}

export function meanByForce(ways: ReturnType<typeof endings>): number {
	return sum(ways.map(({ total, chance }) => total * chance));
}

export function chanceByForce(ways: ReturnType<typeof endings>, target: number): number {
	return sum(ways.filter(({ total }) => total >= target).map(({ chance }) => chance));
}

/** The share of the expected value of open deals that hangs on the `count` largest ones. */
export function concentrationByForce(open: Deals, count: number): number | undefined {
	const expected = open.map((deal) => deal.annualized_expected_value ?? 0).sort((a, b) => b - a);
	const all = sum(expected);
	return all > 0 ? sum(expected.slice(0, count)) / all : undefined;
}

/** Each figure of two sets of opportunities, side by side. */
export function comparisonByForce(a: Deals, b: Deals): Readonly<Record<string, Readonly<Record<string, number>>>> {
	const [inA, inB] = [new Set(a.map(({ id }) => id)), new Set(b.map(({ id }) => id))];
	const sides = {
		a: figuresByForce(a),
		b: figuresByForce(b),
		only_a: figuresByForce(a.filter(({ id }) => !inB.has(id))),
		both: figuresByForce(a.filter(({ id }) => inB.has(id))),
		only_b: figuresByForce(b.filter(({ id }) => !inA.has(id))),
	};
	return Object.fromEntries(
		Object.keys(sides.a).map((name) => {
			const at = (side: keyof typeof sides) => sides[side][name] ?? 0;
			const difference = at("b") - at("a");
			return [
				name,
				{
					...Object.fromEntries(Object.keys(sides).map((side) => [side, at(side as keyof typeof sides)])),
					difference,
					...(at("a") === 0 ? {} : { percent: difference / at("a") }),
				},
			];
		}),
	);
}
