import * as l10n from "@vscode/l10n";
import {
	DATE_FILTERS,
	DATE_OPERATORS,
	type DateFilter,
	type DateOperator,
	LIST_FILTERS,
	type ListParameter,
	type ListParameters,
	TEXT_FILTERS,
} from "../close/parameters.ts";
import type { DayRange } from "./calendar.ts";
import { ViewError } from "./parseView.ts";
import { daysOf } from "./periods.ts";
import { type DateBounds, ME, type View } from "./view.ts";

export interface AskContext {
	/** The moment of the request: named periods are resolved then, in the user's time zone. */
	readonly now: Date;
	/** The signed-in user's id; undefined where the server does not tell. */
	readonly me: string | undefined;
}

/**
 * What a View asks `GET /opportunity/` for, without paging and `_fields`. One value is sent as `status_type=won`,
 * several as `status_type__in=won,active` (`list-opportunities.md`).
 * @throws ViewError where "me" is asked for and nobody knows who that is
 */
export function parametersOf(view: View, context: AskContext): ListParameters {
	const parameters: Partial<Record<ListParameter, string>> = {};
	if (view.group_by !== undefined) parameters._group_by = view.group_by;
	if (view.order_by !== undefined) parameters._order_by = view.order_by;
	const { filters } = view;
	for (const key of LIST_FILTERS) {
		const values = filters[key]?.map((value) => (key === "user_id" && value === ME ? resolveMe(context.me) : value));
		const distinct = [...new Set(values)];
		if (distinct.length === 1) parameters[key] = distinct.join();
		else if (distinct.length > 1) parameters[`${key}__in`] = distinct.join(",");
	}
	for (const key of DATE_FILTERS) {
		const date = filters[key];
		if (date === undefined) continue;
		const bounds: DateBounds = typeof date === "string" ? daysOf(date, context.now) : date;
		for (const operator of DATE_OPERATORS) {
			const bound = bounds[operator];
			if (bound !== undefined) parameters[dateParameter(key, operator)] = bound;
		}
	}
	for (const key of TEXT_FILTERS) {
		const text = filters[key];
		if (text !== undefined) parameters[key] = text;
	}
	if (filters.is_stalled !== undefined) parameters.is_stalled = String(filters.is_stalled);
	return parameters;
}

/** A filter that narrows a listing to one group. */
export interface Narrowing {
	readonly user_id?: string;
	readonly date_won?: DayRange;
}

/**
 * The same question, of one group only. What is added intersects with the View's own filters: the later lower bound, the
 * earlier upper bound; an exact date or owner stays alone, as it lies in the group or the group would not be there.
 */
export function intersect(parameters: ListParameters, { user_id, date_won }: Narrowing): ListParameters {
	const narrowed: Partial<Record<ListParameter, string>> = { ...parameters };
	if (user_id !== undefined) {
		delete narrowed.user_id__in;
		narrowed.user_id = user_id;
	}
	if (date_won !== undefined && parameters.date_won === undefined) {
		const { date_won__gte: gte, date_won__lt: lt } = parameters;
		narrowed.date_won__gte = gte !== undefined && gte > date_won.gte ? gte : date_won.gte;
		narrowed.date_won__lt = lt !== undefined && lt < date_won.lt ? lt : date_won.lt;
	}
	return narrowed;
}

function dateParameter(filter: DateFilter, operator: DateOperator): ListParameter {
	return operator === "eq" ? filter : `${filter}__${operator}`;
}

function resolveMe(me: string | undefined): string {
	if (me === undefined)
		throw new ViewError(l10n.t('filters.user_id holds "me", but this server does not tell who is signed in.'));
	return me;
}
