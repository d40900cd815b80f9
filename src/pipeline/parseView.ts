import * as l10n from "@vscode/l10n";
import {
	DATE_FILTERS,
	DATE_OPERATORS,
	type DateFilter,
	GROUP_KEYS,
	type GroupBy,
	LIST_FILTERS,
	ORDER_KEYS,
	type OrderBy,
	STATUS_TYPES,
	TEXT_FILTERS,
	VALUE_PERIODS,
} from "../close/parameters.ts";
import { parseDay } from "./calendar.ts";
import { type DateBounds, type Filters, NAMED_PERIODS, type NamedPeriod, type View } from "./view.ts";

/** A View that cannot be used. The message names the key and what is allowed, as one localized sentence. */
export class ViewError extends Error {
	override readonly name = "ViewError";
}

export const GROUPINGS: readonly (GroupBy | "none")[] = [...signed(GROUP_KEYS), "none"];
export const ORDERS: readonly OrderBy[] = signed(ORDER_KEYS);
const FILTER_KEYS = [...LIST_FILTERS, ...DATE_FILTERS, ...TEXT_FILTERS, "is_stalled"] as const;
/** Longer texts are no filter that a person wrote; also bounds what a link can carry. */
const LONGEST_TEXT = 10_000;
const MOST_VALUES = 1_000;

/**
 * Reads a View of a setting, a link, a command's argument or a file into its normal form.
 * @throws ViewError where it does not validate; nothing of it may be used then
 */
export function parseView(input: unknown): View {
	const source = record(input, l10n.t("A View"), ["name", "group_by", "order_by", "filters"]);
	const { name, group_by, order_by, filters } = source;
	const view: { -readonly [K in keyof View]: View[K] } = { filters: parseFilters(filters ?? {}) };
	if (present(name)) view.name = text(name, "name");
	if (present(group_by)) {
		const grouping = parseGrouping(group_by);
		if (grouping !== undefined) view.group_by = grouping;
	}
	if (present(order_by)) view.order_by = parseOrder(order_by);
	return view;
}

/** A `group_by` value; undefined for `none`. @throws ViewError */
export function parseGrouping(value: unknown): GroupBy | undefined {
	const grouping = oneOf(value, GROUPINGS, "group_by");
	return grouping === "none" ? undefined : grouping;
}

/** An `order_by` value. @throws ViewError */
export function parseOrder(value: unknown): OrderBy {
	return oneOf(value, ORDERS, "order_by");
}

function parseFilters(input: unknown): Filters {
	const source = record(input, "filters", FILTER_KEYS);
	const filters: Record<string, unknown> = {};
	const set = (key: string, value: unknown) => {
		if (value !== undefined) filters[key] = value;
	};
	for (const key of LIST_FILTERS) {
		const allowed = key === "status_type" ? STATUS_TYPES : key === "value_period" ? VALUE_PERIODS : undefined;
		if (present(source[key])) set(key, list(source[key], `filters.${key}`, allowed));
	}
	for (const key of DATE_FILTERS) if (present(source[key])) set(key, parseDate(source[key], key));
	for (const key of TEXT_FILTERS) if (present(source[key])) set(key, text(source[key], `filters.${key}`) || undefined);
	const { is_stalled } = source;
	if (present(is_stalled)) {
		if (typeof is_stalled !== "boolean") throw wrong("filters.is_stalled", is_stalled, "true, false");
		set("is_stalled", is_stalled);
	}
	return filters as Filters;
}

function list(value: unknown, key: string, allowed: readonly string[] | undefined): readonly string[] | undefined {
	const values = typeof value === "string" ? [value] : value;
	if (!Array.isArray(values))
		throw new ViewError(l10n.t("{0} takes a text or a list of texts, not {1}.", key, shown(value)));
	if (values.length > MOST_VALUES) throw new ViewError(l10n.t("{0} takes at most {1} values.", key, MOST_VALUES));
	const texts = values.map((item) => (allowed === undefined ? text(item, key) : oneOf(item, ["", ...allowed], key)));
	const distinct = [...new Set(texts.filter((item) => item !== ""))];
	if (distinct.length > 1 && distinct.some((item) => item.includes(",")))
		throw new ViewError(l10n.t("{0} cannot hold a value with a comma beside others, since commas part them.", key));
	return distinct.length === 0 ? undefined : distinct;
}

/** A named period, or bounds. @throws ViewError */
export function parseDate(value: unknown, filter: DateFilter): NamedPeriod | DateBounds | undefined {
	const key = `filters.${filter}`;
	if (value === "") return undefined;
	if (typeof value === "string") return oneOf(value, NAMED_PERIODS, key);
	const source = record(value, key, DATE_OPERATORS);
	const bounds: Partial<Record<(typeof DATE_OPERATORS)[number], string>> = {};
	for (const operator of DATE_OPERATORS) {
		const bound = source[operator];
		if (!present(bound) || bound === "") continue;
		bounds[operator] = dateText(bound, `${key}.${operator}`, filter);
	}
	const lower = [bounds.gte, bounds.gt]
		.flatMap((bound) => bound ?? [])
		.sort()
		.at(-1);
	const upper = [bounds.lte, bounds.lt].flatMap((bound) => bound ?? []).sort()[0];
	if (lower !== undefined && upper !== undefined && lower > upper)
		throw new ViewError(l10n.t("{0} ends ({1}) before it begins ({2}).", key, upper, lower));
	return Object.keys(bounds).length === 0 ? undefined : bounds;
}

/** A date as the API takes it, checked: `YYYY-MM-DD`, or a date-time where the field is one. @throws ViewError */
export function dateText(value: unknown, key: string, filter: DateFilter): string {
	const form = filter === "date_won" ? "YYYY-MM-DD" : l10n.t("YYYY-MM-DD or YYYY-MM-DDThh:mm:ssZ");
	const date = text(value, key);
	const [day = "", time] = date.split("T");
	const timed =
		time !== undefined && filter !== "date_won" && /^\d{2}:\d{2}/.test(time) && !Number.isNaN(Date.parse(date));
	if (parseDay(day) === undefined || (time !== undefined && !timed))
		throw new ViewError(l10n.t("{0} takes a date that exists, as {1}, not {2}.", key, form, shown(value)));
	return date;
}

function record<K extends string>(value: unknown, what: string, keys: readonly K[]): Partial<Record<K, unknown>> {
	if (typeof value !== "object" || value === null || Array.isArray(value))
		throw new ViewError(l10n.t("{0} takes an object with the keys {1}, not {2}.", what, keys.join(", "), shown(value)));
	const unknown = Object.keys(value).find((key) => !keys.some((known) => known === key));
	if (unknown !== undefined)
		throw new ViewError(l10n.t("{0} has no key {1}; it takes {2}.", what, shown(unknown), keys.join(", ")));
	return value;
}

function oneOf<T extends string>(value: unknown, allowed: readonly T[], key: string): T {
	const found = allowed.find((candidate) => candidate === value);
	if (found === undefined) throw wrong(key, value, allowed.filter(Boolean).join(", "));
	return found;
}

function text(value: unknown, key: string): string {
	if (typeof value !== "string") throw new ViewError(l10n.t("{0} takes a text, not {1}.", key, shown(value)));
	if (value.length > LONGEST_TEXT) throw new ViewError(l10n.t("{0} takes at most {1} characters.", key, LONGEST_TEXT));
	return value.trim();
}

function wrong(key: string, value: unknown, allowed: string): ViewError {
	return new ViewError(l10n.t("{0} cannot be {1}; allowed: {2}.", key, shown(value), allowed));
}

function present(value: unknown): boolean {
	return value !== undefined && value !== null;
}

function shown(value: unknown): string {
	const json = JSON.stringify(value) ?? String(value);
	return json.length > 60 ? `${json.slice(0, 60)}…` : json;
}

function signed<T extends string>(keys: readonly T[]): (T | `-${T}`)[] {
	return keys.flatMap((key) => [key, `-${key}` as const]);
}
