import type { GroupKey } from "../../close/schema/grouping.ts";
import { calendarDay } from "./dates.ts";
import type { Owner } from "./owners.ts";
import type { Rec } from "./record.ts";
import type { Variants } from "./variants.ts";

/** A parsed `_group_by`. */
export interface Grouping {
	readonly key: GroupKey;
	readonly reversed: boolean;
}

/** The number of the group of objects without a date or an owner. All other groups have numbers from 0. */
export const NO_GROUP_NUMBER = -1;

const KNOWN: Readonly<Record<GroupKey, true>> = {
	user_id: true,
	date_won__week: true,
	date_won__month: true,
	date_won__quarter: true,
	date_won__year: true,
};
const KEYS = Object.keys(KNOWN) as readonly GroupKey[];

/** Parses `_group_by`. Returns undefined for an unknown key. */
export function readGrouping(text: string): Grouping | undefined {
	const reversed = text.startsWith("-");
	const key = KEYS.find((known) => known === (reversed ? text.slice(1) : text));
	return key === undefined ? undefined : { key, reversed };
}

/** Returns a function for the group number of an object: the owner's index, or a number that increases with the period. */
export function groupNumber(key: GroupKey): (record: Rec) => number {
	if (key === "user_id") {
		return (record) => record.owner;
	}
	const numberOfDay = new Map<number, number>();
	return (record) => {
		if (record.won === null) {
			return NO_GROUP_NUMBER;
		}
		let number = numberOfDay.get(record.won);
		if (number === undefined) {
			number = periodNumber(key, record.won);
			numberOfDay.set(record.won, number);
		}
		return number;
	};
}

function periodNumber(key: Exclude<GroupKey, "user_id">, day: number): number {
	const date = calendarDay(day);
	switch (key) {
		case "date_won__year":
			return date.year;
		case "date_won__quarter":
			return date.year * 4 + date.quarter - 1;
		case "date_won__month":
			return date.year * 12 + date.month - 1;
		case "date_won__week":
			return date.weekyear * 100 + date.week;
	}
}

/** Returns a function for the position of a group in ascending order. */
export function groupRank(key: GroupKey, owners: readonly Owner[], variants: Variants): (number: number) => number {
	return (number) => {
		if (number === NO_GROUP_NUMBER) {
			return key !== "user_id" && variants.undated === "first" ? -1 : Number.MAX_SAFE_INTEGER;
		}
		if (key !== "user_id") {
			return number;
		}
		const owner = owners[number];
		return (variants.sameName === "apart" ? owner?.rank : owner?.nameRank) ?? 0;
	};
}

/** The documented named fields of a group; null for the group without a date or an owner. */
export function groupFields(
	key: GroupKey,
	number: number,
	owners: readonly Owner[],
): Record<string, string | number | null> {
	const none = number === NO_GROUP_NUMBER;
	switch (key) {
		case "user_id":
			return { user_id: owners[number]?.id ?? null, user_name: owners[number]?.name ?? null };
		case "date_won__year":
			return { year: none ? null : number };
		case "date_won__quarter":
			return none ? { year: null, quarter: null } : { year: Math.floor(number / 4), quarter: (number % 4) + 1 };
		case "date_won__month":
			return none ? { year: null, month: null } : { year: Math.floor(number / 12), month: (number % 12) + 1 };
		case "date_won__week":
			return none ? { weekyear: null, week: null } : { weekyear: Math.floor(number / 100), week: number % 100 };
	}
}

/** The `key` of a group: a text such as `2026-Q3`, or the form of the variant `groupKeys`. */
export function groupKey(key: GroupKey, number: number, owners: readonly Owner[], variants: Variants): unknown {
	if (variants.groupKeys === "null") {
		return null;
	}
	if (number === NO_GROUP_NUMBER) {
		return variants.undated === "named" ? "None" : null;
	}
	const fields = groupFields(key, number, owners);
	switch (variants.groupKeys) {
		case "number":
			return number;
		case "object":
			return key === "user_id" ? { user_id: fields["user_id"] } : fields;
		case "array":
			return key === "user_id" ? [fields["user_id"]] : Object.values(fields);
		default:
			return keyText(key, number, fields);
	}
}

function keyText(key: GroupKey, number: number, fields: Record<string, string | number | null>): string {
	const two = (part: unknown): string => String(part).padStart(2, "0");
	switch (key) {
		case "user_id":
			return String(fields["user_id"]);
		case "date_won__year":
			return String(number);
		case "date_won__quarter":
			return `${fields["year"]}-Q${fields["quarter"]}`;
		case "date_won__month":
			return `${fields["year"]}-${two(fields["month"])}`;
		case "date_won__week":
			return `${fields["weekyear"]}-W${two(fields["week"])}`;
	}
}
