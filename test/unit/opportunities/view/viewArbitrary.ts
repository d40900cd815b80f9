import fc from "fast-check";
import { GROUP_KEYS } from "../../../../src/close/schema/grouping.ts";
import { ORDER_KEYS } from "../../../../src/close/schema/order.ts";
import { STATUS_TYPES, VALUE_PERIODS } from "../../../../src/close/schema/parameters.ts";
import { addDays } from "../../../../src/opportunities/time/calendar.ts";
import { type DateBounds, NAMED_PERIODS } from "../../../../src/opportunities/time/periods.ts";
import type { FilterKey, FilterValues, View } from "../../../../src/opportunities/view/view.ts";

/** Any day of the years 0001 to 9998. */
export const anyDay = fc.integer({ min: 0, max: 3_651_694 }).map((days) => addDays("0001-01-01", days));

/** A day that a user is likely to choose. */
export const likelyDay = fc.integer({ min: 0, max: 36_524 }).map((days) => addDays("1980-01-01", days));

export const signed = <T extends string>(keys: readonly T[]) =>
	fc.constantFrom(...keys.flatMap((key) => [key, `-${key}` as const]));

const id = fc.stringMatching(/^[a-z]{4}_[A-Za-z0-9]{1,12}$/);
const words = fc.string({ minLength: 1, maxLength: 40 }).filter((text) => text.trim() === text && text !== "");
const ids = fc.uniqueArray(id, { minLength: 1, maxLength: 5 });
const labels = fc.oneof(
	words.map((label) => [label]),
	fc.uniqueArray(
		words.filter((label) => !label.includes(",")),
		{ minLength: 1, maxLength: 4 },
	),
);

const moment = fc
	.tuple(likelyDay, fc.constantFrom("T00:00:00Z", "T09:30:00.123456+05:30", "T23:59"))
	.map(([day, time]) => day + time);

export function bounds(bound: fc.Arbitrary<string>, day = likelyDay): fc.Arbitrary<DateBounds> {
	const pair = fc
		.tuple(day, fc.nat(400), fc.constantFrom("gte", "gt"), fc.constantFrom("lte", "lt"))
		.map(([from, length, lower, upper]) => ({ [lower]: from, [upper]: addDays(from, length) }));
	const single = fc
		.tuple(fc.constantFrom("eq", "gte", "gt", "lte", "lt"), bound)
		.map(([operator, date]) => ({ [operator]: date }));
	return fc.oneof(pair, single);
}

const date = (bound: fc.Arbitrary<string>) => fc.oneof(fc.constantFrom(...NAMED_PERIODS), bounds(bound));

/** How each filter may be set. */
export type FilterSettings = { readonly [Key in FilterKey]: fc.Arbitrary<FilterValues[Key]> };

const anyFilters: FilterSettings = {
	user_id: fc.uniqueArray(fc.oneof(id, fc.constant("me")), { minLength: 1, maxLength: 5 }),
	status_id: ids,
	status_type: fc.uniqueArray(fc.constantFrom(...STATUS_TYPES), { minLength: 1 }),
	status_label: labels,
	status: labels,
	value_period: fc.uniqueArray(fc.constantFrom(...VALUE_PERIODS), { minLength: 1 }),
	date_won: date(likelyDay),
	date_created: date(fc.oneof(likelyDay, moment)),
	date_updated: date(fc.oneof(likelyDay, moment)),
	lead_id: id,
	organization_id: id,
	lead_saved_search_id: id,
	is_stalled: fc.boolean(),
	query: words,
	lead_query: words,
};

/** Any View in normal form. */
export const anyView: fc.Arbitrary<View> = fc.record(
	{
		name: words,
		group_by: signed(GROUP_KEYS),
		order_by: signed(ORDER_KEYS),
		filters: fc.record(anyFilters, { requiredKeys: [], noNullPrototype: true }),
	},
	{ requiredKeys: ["filters"], noNullPrototype: true },
);
