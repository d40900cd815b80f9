import { directed, inBothDirections } from "./directions.ts";

/** What `_group_by` groups by; a leading minus reverses the order of the groups. Source: `list-opportunities.md`. */
export const GROUP_KEYS = [
	"user_id",
	"date_won__week",
	"date_won__month",
	"date_won__quarter",
	"date_won__year",
] as const;
export type GroupKey = (typeof GROUP_KEYS)[number];
export type GroupBy = GroupKey | `-${GroupKey}`;

/** The groupings that Views and settings accept: all values of `_group_by`, each before its reverse, and "none". */
export const GROUPINGS: readonly (GroupBy | "none")[] = [...inBothDirections(GROUP_KEYS), "none"];

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
