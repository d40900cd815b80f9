import { momentText, startOfDay } from "../../close/base/dayStart.ts";
import { DATE_OPERATORS, DATE_PRECISIONS, type DateFilter, type DateOperator } from "../../close/schema/parameters.ts";
import { addDays, compareDates, type Day, isDay, LAST_DAY } from "../time/calendar.ts";
import type { DateBounds } from "../time/periods.ts";

/** The last moment that can be written: no day follows whose beginning could end {@link LAST_DAY}. */
const LAST_MOMENT = momentText(Number.POSITIVE_INFINITY);

/**
 * The bounds of a date filter as they are sent. `date_won` is a plain date, and its bounds go out as given. The others
 * are moments: their days go out as first moments, as a server reads a bare day in the offset of the request, which may
 * be that of the other half of the year. A day is meant as a whole, so that `gt` and `lte` send the day after it. Moments
 * go out as given. Of two bounds that send the same parameter, the narrower one is sent.
 */
export function sentBounds(filter: DateFilter, bounds: DateBounds): DateBounds {
	if (DATE_PRECISIONS[filter] === "day") return bounds;
	const sent: Partial<Record<DateOperator, string>> = {};
	for (const operator of DATE_OPERATORS) {
		const bound = bounds[operator];
		if (bound === undefined) continue;
		for (const [as, text] of isDay(bound) ? momentsOf(operator, bound) : [[operator, bound] as const]) {
			const other = sent[as];
			if (other === undefined || isNarrower(as, text, other)) sent[as] = text;
		}
	}
	return sent;
}

function momentsOf(operator: DateOperator, day: Day): readonly (readonly [DateOperator, string])[] {
	const start = momentText(startOfDay(day));
	const end = day === LAST_DAY ? undefined : momentText(startOfDay(addDays(day, 1)));
	const after = end === undefined ? (["gt", LAST_MOMENT] as const) : (["gte", end] as const);
	const upTo = end === undefined ? (["lte", LAST_MOMENT] as const) : (["lt", end] as const);
	switch (operator) {
		case "eq":
			return [["gte", start], upTo];
		case "gt":
			return [after];
		case "lte":
			return [upTo];
		default:
			return [[operator, start]];
	}
}

function isNarrower(operator: DateOperator, text: string, other: string): boolean {
	const order = compareDates(text, other);
	return operator === "gte" || operator === "gt" ? order > 0 : order < 0;
}
