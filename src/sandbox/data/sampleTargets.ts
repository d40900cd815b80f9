import { DAY_MS } from "./dates.ts";
import { annualizedValue, type Rec } from "./record.ts";
import { smallestUnits } from "./sampleCurrencies.ts";
import type { World } from "./world.ts";

/** How much is to be won in a period: by everyone, or by one owner. */
export interface SampleTarget {
	/** `2026`, `2026-Q4`, `2026-10`, or of a fiscal year `FY27`, `FY27-Q1`. */
	readonly period: string;
	readonly user_id?: string;
	/** Annualized, in whole units of the currency. */
	readonly amount: number;
}

/** How much more each year is to bring than the one before. */
const GROWTH = 1.15;
/** The parts of a year that have targets: what follows the year in the names of their periods. */
const YEAR = [""];
const QUARTERS = [1, 2, 3, 4].map((quarter) => `-Q${quarter}`);
const MONTHS = Array.from({ length: 12 }, (_, index) => `-${String(index + 1).padStart(2, "0")}`);

/**
 * Targets for the year of the world's present, the one before and the next, made from what the last twelve months brought.
 * Of the owners, those who have left and those who won nothing have none.
 * @param startMonth the month in which fiscal years begin, 1 to 12; with 1 there are no fiscal periods
 */
export function sampleTargets(world: World, startMonth: number): readonly SampleTarget[] {
	const now = new Date(world.now());
	const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
	const end = Date.UTC(year, month, 1) / DAY_MS;
	const start = Date.UTC(year - 1, month, 1) / DAY_MS;
	const recent = world.store
		.all()
		.filter(({ status, won }) => world.statuses[status]?.type === "won" && won !== null && won >= start && won < end);
	const fiscalYear = month + 1 < startMonth ? year : year + 1;
	const targetsOf = (records: readonly Rec[], who: Pick<SampleTarget, "user_id">): SampleTarget[] => {
		const won = records.reduce((sum, record) => sum + (annualizedValue(record) ?? 0), 0);
		const amount = won / smallestUnits(world.variants.currency);
		if (amount <= 0) return [];
		return [-1, 0, 1].flatMap((shift) => {
			const wanted = amount * GROWTH ** (shift + 1);
			const parts = [YEAR, QUARTERS, MONTHS].flatMap((names) => ofYear(String(year + shift), names, wanted));
			const fiscal = [YEAR, QUARTERS].flatMap((names) => ofYear(fiscalName(fiscalYear + shift), names, wanted));
			return [...parts, ...(startMonth === 1 ? [] : fiscal)].map((target) => ({ ...target, ...who }));
		});
	};
	const owners = world.owners.filter(({ active }) => active);
	return [
		...targetsOf(recent, {}),
		...owners.flatMap(({ index, id }) =>
			targetsOf(
				recent.filter(({ owner }) => owner === index),
				{ user_id: id },
			),
		),
	];
}

/** A year's amount in equal parts, each rounded to two digits, as people set targets. */
function ofYear(year: string, names: readonly string[], amount: number): SampleTarget[] {
	const each = Math.max(1, Math.round(Number((amount / names.length).toPrecision(2))));
	return names.map((name) => ({ period: year + name, amount: each }));
}

/** A fiscal year is named after the calendar year in which it ends. */
function fiscalName(year: number): string {
	return `FY${String(year % 100).padStart(2, "0")}`;
}
