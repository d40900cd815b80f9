import type { Opportunity } from "../../../src/sandbox/index.ts";

/** The documented definitions, implemented a second time and as simply as possible, to compare the sandbox with. */

export const SUM_NAMES = [
	"total_value_one_time",
	"total_value_monthly",
	"total_value_annual",
	"total_value_annualized",
	"expected_value_one_time",
	"expected_value_monthly",
	"expected_value_annual",
	"expected_value_annualized",
] as const;

/** Exact for values in cents and whole percentages, since it uses integers until the last division. */
function ofConfidence(cents: number, confidence: number): number {
	return Math.round((cents * confidence) / 100);
}

export function naiveAggregates(objects: readonly Opportunity[]): Record<string, unknown> {
	const sum = (numbers: number[]): number => numbers.reduce((total, number) => total + number, 0);
	const of = (period: string): Opportunity[] => objects.filter((object) => object.value_period === period);
	const values = (some: readonly Opportunity[], times: number): number => sum(some.map((o) => (o.value ?? 0) * times));
	const expected = (some: readonly Opportunity[], times: number): number =>
		sum(some.map((o) => ofConfidence((o.value ?? 0) * times, o.confidence)));
	const counts: Record<string, number> = {};
	for (const object of objects) {
		counts[object.value_period] = (counts[object.value_period] ?? 0) + 1;
	}
	return {
		total_results: objects.length,
		count_by_value_period: counts,
		total_value_one_time: values(of("one_time"), 1),
		total_value_monthly: values(of("monthly"), 1),
		total_value_annual: values(of("annual"), 1),
		total_value_annualized: values(of("one_time"), 1) + values(of("annual"), 1) + values(of("monthly"), 12),
		expected_value_one_time: expected(of("one_time"), 1),
		expected_value_monthly: expected(of("monthly"), 1),
		expected_value_annual: expected(of("annual"), 1),
		expected_value_annualized: expected(of("one_time"), 1) + expected(of("annual"), 1) + expected(of("monthly"), 12),
	};
}

export function naiveFormat(cents: number): string | null {
	if (cents === 0) {
		return null;
	}
	const [whole = "", rest = ""] = (cents / 100).toFixed(2).split(".");
	const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
	return `$${grouped}${rest === "00" ? "" : `.${rest}`}`;
}

/** The ISO week of a day, found by counting Thursdays. */
export function naiveWeek(day: string): { weekyear: number; week: number } {
	const date = new Date(`${day}T00:00:00Z`);
	while (date.getUTCDay() !== 4) {
		date.setUTCDate(date.getUTCDate() + (date.getUTCDay() === 0 || date.getUTCDay() > 4 ? -1 : 1));
	}
	const weekyear = date.getUTCFullYear();
	let week = 0;
	while (date.getUTCFullYear() === weekyear) {
		week += 1;
		date.setUTCDate(date.getUTCDate() - 7);
	}
	return { weekyear, week };
}

/** The named fields of the group that an opportunity belongs to. */
export function naiveGroupFields(groupBy: string, object: Opportunity): Record<string, unknown> {
	const day = object.date_won;
	const year = day === null ? null : Number(day.slice(0, 4));
	const month = day === null ? null : Number(day.slice(5, 7));
	switch (groupBy) {
		case "user_id":
			return { user_id: object.user_id, user_name: object.user_name };
		case "date_won__year":
			return { year };
		case "date_won__month":
			return { year, month };
		case "date_won__quarter":
			return { year, quarter: month === null ? null : [1, 1, 1, 2, 2, 2, 3, 3, 3, 4, 4, 4][month - 1] };
		default:
			return day === null ? { weekyear: null, week: null } : naiveWeek(day);
	}
}

/** The value that each `_order_by` sorts by. */
export const SORT_VALUES: Readonly<Record<string, (object: Opportunity) => string | number | null>> = {
	date_won: (object) => object.date_won,
	date_updated: (object) => object.date_updated,
	date_created: (object) => object.date_created,
	confidence: (object) => object.confidence,
	user_name: (object) => object.user_name,
	value: (object) => object.value,
	annualized_value: (object) => object.annualized_value,
	annualized_expected_value: (object) => object.annualized_expected_value,
};
