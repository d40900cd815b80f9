import type { GroupFields } from "../close/answer.ts";
import type { GroupBy } from "../close/parameters.ts";
import { type Day, type DayRange, dayNumber, dayOf, isoDay, isoOf, mondayOf, weekStart } from "./calendar.ts";
import type { NamedPeriod } from "./view.ts";

/**
 * The days of a named period, from its first day to the day after its last, in the user's time zone. Weeks are ISO
 * weeks; `last_n_days` ends with today, `next_30_days` begins with today.
 */
export function daysOf(period: NamedPeriod, now: Date): DayRange {
	const today = dayOf(now);
	const number = dayNumber(today);
	const days = (first: number, count: number) => ({ gte: isoOf(number + first), lt: isoOf(number + first + count) });
	switch (period) {
		case "today":
			return days(0, 1);
		case "yesterday":
			return days(-1, 1);
		case "last_7_days":
			return days(-6, 7);
		case "last_30_days":
			return days(-29, 30);
		case "last_90_days":
			return days(-89, 90);
		case "next_30_days":
			return days(0, 30);
		case "this_week":
			return days(mondayOf(number) - number, 7);
		case "last_week":
			return days(mondayOf(number) - number - 7, 7);
		case "this_month":
			return months(today, 0, 1);
		case "last_month":
			return months(today, -1, 1);
		case "next_month":
			return months(today, 1, 1);
		case "this_quarter":
			return months(today, -((today.month - 1) % 3), 3);
		case "last_quarter":
			return months(today, -((today.month - 1) % 3) - 3, 3);
		case "next_quarter":
			return months(today, -((today.month - 1) % 3) + 3, 3);
		case "this_year":
			return months(today, 1 - today.month, 12);
		case "last_year":
			return months(today, 1 - today.month - 12, 12);
	}
}

function months({ year, month }: Day, first: number, count: number): DayRange {
	return { gte: isoDay(year, month + first, 1), lt: isoDay(year, month + first + count, 1) };
}

/** The days that a group by won date covers; undefined for the undated, for owners, and where fields are missing. */
export function periodOfGroup(groupBy: GroupBy, fields: GroupFields): DayRange | undefined {
	const { year, weekyear, week, month, quarter } = fields;
	const unit = groupBy.replace("-", "").replace("date_won__", "");
	if (unit === "week" && weekyear != null && week != null) {
		const monday = weekStart(weekyear, week);
		return { gte: isoOf(monday), lt: isoOf(monday + 7) };
	}
	if (year == null) return undefined;
	const first: Day = { year, month: 1, day: 1 };
	if (unit === "year") return months(first, 0, 12);
	if (unit === "quarter" && quarter != null) return months(first, (quarter - 1) * 3, 3);
	if (unit === "month" && month != null) return months(first, month - 1, 1);
	return undefined;
}
