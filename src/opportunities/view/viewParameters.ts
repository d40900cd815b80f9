import * as l10n from "@vscode/l10n";
import { momentText, startOfDay } from "../../close/base/dayStart.ts";
import type { GroupBy } from "../../close/schema/grouping.ts";
import {
	DATE_FILTERS,
	DATE_OPERATORS,
	DATE_PRECISIONS,
	type DateFilter,
	type DateOperator,
	type FilterParameter,
	FLAG_FILTERS,
	LIST_FILTERS,
	type ListParameter,
	type ListParameters,
	TEXT_FILTERS,
} from "../../close/schema/parameters.ts";
import { addDays, type Day, LAST_DAY } from "../time/calendar.ts";
import { askedGrouping } from "../time/fiscal.ts";
import { compareDates, isDay } from "../time/isoDates.ts";
import { type DateBounds, resolvePeriod } from "../time/periods.ts";
import { ME, type View, ViewError } from "./view.ts";

/** The moment of a query, and the user it is for. */
export interface Asking {
	/** Named periods refer to this moment, in the user's time zone. */
	readonly now: Date;
	/** The id that `"me"` stands for; undefined if the server doesn't send it. */
	readonly me: string | undefined;
	/** The month in which quarters and years begin, 1 to 12; by default January. */
	readonly startMonth?: number;
}

/** The query of a View at one moment. */
export interface ViewQuery {
	/** Filters, order and grouping as they are sent, without paging. */
	readonly parameters: ListParameters;
	/** The grouping on screen. Groups of fiscal periods are combined from the months in `parameters`. */
	readonly groupBy: GroupBy | undefined;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
}

/** @throws ViewError as {@link parametersOf} */
export function queryOf(view: View, asking: Asking): ViewQuery {
	const { startMonth = 1 } = asking;
	return { parameters: parametersOf(view, asking), groupBy: view.group_by, startMonth };
}

/**
 * Returns the documented parameters of a View. The Listing adds those for paging and fields.
 * @throws ViewError if the View refers to the signed-in user, and that user isn't known
 */
export function parametersOf(view: View, { now, me, startMonth = 1 }: Asking): ListParameters {
	const { filters } = view;
	const written: WrittenParameters = {};
	for (const filter of LIST_FILTERS) {
		const values = filter === "user_id" ? withoutMe(filters.user_id, me) : filters[filter];
		const [first, ...others] = values ?? [];
		if (first === undefined) continue;
		if (others.length === 0) written[filter] = first;
		else written[`${filter}__in`] = [first, ...others].join(",");
	}
	for (const filter of DATE_FILTERS) {
		const date = filters[filter];
		if (date === undefined) continue;
		const bounds = typeof date === "string" ? resolvePeriod(date, now, startMonth) : date;
		writeBounds(written, filter, sentBounds(filter, bounds));
	}
	for (const filter of TEXT_FILTERS) {
		const text = filters[filter];
		if (text !== undefined) written[filter] = text;
	}
	for (const filter of FLAG_FILTERS) {
		const flag = filters[filter];
		if (flag !== undefined) written[filter] = String(flag);
	}
	if (view.order_by !== undefined) written._order_by = view.order_by;
	if (view.group_by !== undefined) written._group_by = askedGrouping(view.group_by, startMonth);
	return written;
}

function withoutMe(owners: readonly string[] | undefined, me: string | undefined): readonly string[] | undefined {
	if (!owners?.includes(ME)) return owners;
	if (me === undefined)
		throw new ViewError(
			l10n.t('{0} has "{1}", but Close doesn\'t say who is signed in. Select owners by name or ID.', "user_id", ME),
		);
	return [...new Set(owners.map((owner) => (owner === ME ? me : owner)))];
}

/** Parameters under construction. */
export type WrittenParameters = { -readonly [Name in ListParameter]?: ListParameters[Name] };

/** Sets the parameters of a date filter; the one for `eq` has no suffix. */
export function writeBounds(written: WrittenParameters, filter: DateFilter, bounds: DateBounds): void {
	for (const operator of DATE_OPERATORS) {
		const bound = bounds[operator];
		if (bound !== undefined) written[dateParameter(filter, operator)] = bound;
	}
}

/** Removes the parameters of a date filter, and returns them as bounds. */
export function takeBounds(written: WrittenParameters, filter: DateFilter): DateBounds {
	const bounds: Partial<Record<DateOperator, string>> = {};
	for (const operator of DATE_OPERATORS) {
		const parameter = dateParameter(filter, operator);
		const bound = written[parameter];
		if (bound !== undefined) bounds[operator] = bound;
		delete written[parameter];
	}
	return bounds;
}

function dateParameter(filter: DateFilter, operator: DateOperator): FilterParameter {
	return operator === "eq" ? filter : `${filter}__${operator}`;
}

/** The last moment that can be written: {@link LAST_DAY} has no next day whose beginning could be its end. */
const LAST_MOMENT = momentText(Number.POSITIVE_INFINITY);

/**
 * Returns the bounds of a date filter as they are sent. `date_won` is a plain date, so its bounds are sent as they are.
 * The other filters are moments, so a day is sent as its first moment: a server reads a bare day in the offset of the
 * request, which may be that of the other half of the year. A day means the whole day, so `gt` and `lte` send the day
 * after it. Moments are sent as they are. If two bounds result in the same parameter, the narrower one is sent.
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
