import { GROUP_KEYS, type GroupBy, type GroupKey, ORDER_KEYS, type OrderBy, type OrderKey } from "./parameters.ts";

/** The groupings that Views and settings accept: all values of `_group_by`, each before its reverse, and "none". */
export const GROUPINGS: readonly (GroupBy | "none")[] = [...inBothDirections(GROUP_KEYS), "none"];

/** All values of `_order_by`, each before its reverse. */
export const ORDERS: readonly OrderBy[] = inBothDirections(ORDER_KEYS);

/** The periods that date groupings divide time into. */
export type DateUnit = "week" | "month" | "quarter" | "year";

type MeaningOf<Key extends GroupKey> = Key extends "user_id"
	? "owner"
	: Key extends `date_won__${infer Unit}`
		? Unit
		: Key;

/** What a grouping groups by: "owner" or a {@link DateUnit}. Code that relies on this doesn't compile if a new key is neither. */
export type GroupedBy = MeaningOf<GroupKey>;

const MEANINGS: { readonly [Key in GroupKey]: MeaningOf<Key> } = {
	user_id: "owner",
	date_won__week: "week",
	date_won__month: "month",
	date_won__quarter: "quarter",
	date_won__year: "year",
};

/** What a value of `_group_by` means. */
export interface Grouping {
	readonly by: GroupedBy;
	/** Z before A, newest before oldest. */
	readonly descending: boolean;
}

export function groupingOf(groupBy: GroupBy): Grouping {
	const { key, descending } = directed<GroupKey>(groupBy);
	return { by: MEANINGS[key], descending };
}

/** The value without its leading minus, so the same for both directions. */
export function groupKeyOf(groupBy: GroupBy): GroupKey {
	return directed<GroupKey>(groupBy).key;
}

/** Returns false without a grouping. */
export function isByOwner(groupBy: GroupBy | undefined): boolean {
	return groupBy !== undefined && groupingOf(groupBy).by === "owner";
}

/** Returns false without a grouping. */
export function isDescending(groupBy: GroupBy | undefined): boolean {
	return groupBy !== undefined && groupingOf(groupBy).descending;
}

/** The same grouping with its groups in the opposite order. */
export function reversedGrouping(groupBy: GroupBy): GroupBy {
	const { key, descending } = directed<GroupKey>(groupBy);
	return descending ? key : `-${key}`;
}

/** What a value of `_order_by` means. */
export function orderingOf(orderBy: OrderBy): { readonly key: OrderKey; readonly descending: boolean } {
	return directed<OrderKey>(orderBy);
}

function directed<Key extends string>(value: Key | `-${Key}`): { readonly key: Key; readonly descending: boolean } {
	const descending = value.startsWith("-");
	return { key: (descending ? value.slice(1) : value) as Key, descending };
}

function inBothDirections<Key extends string>(keys: readonly Key[]): readonly (Key | `-${Key}`)[] {
	return keys.flatMap((key) => [key, `-${key}` as const]);
}
