import type { OrderKey } from "../../close/schema/order.ts";
import type { Owner } from "./owners.ts";
import { annualizedExpectedValue, annualizedValue, type Rec } from "./record.ts";
import type { Variants } from "./variants.ts";

/** A parsed `_order_by`. */
export interface Order {
	readonly key: OrderKey;
	readonly descending: boolean;
}

/** Newest change first, if `_order_by` is missing or unknown. */
const DEFAULT_ORDER: Order = { key: "date_updated", descending: true };

type SortValue = (record: Rec) => number | null;

function sortValues(owners: readonly Owner[]): Record<OrderKey, SortValue> {
	return {
		date_won: (record) => record.won,
		date_updated: (record) => record.updated,
		date_created: (record) => record.created,
		confidence: (record) => record.confidence,
		user_name: (record) => {
			const owner = owners[record.owner];
			return owner === undefined || owner.name === null ? null : owner.nameRank;
		},
		value: (record) => record.value,
		annualized_value: annualizedValue,
		annualized_expected_value: annualizedExpectedValue,
	};
}

const KEYS = Object.keys(sortValues([])) as readonly OrderKey[];

/** Parses `_order_by`. Ignores an unknown key silently, as Close's framework does. */
export function readOrder(text: string | undefined): Order {
	const descending = text?.startsWith("-") === true;
	const key = KEYS.find((known) => known === (descending ? text?.slice(1) : text));
	return key === undefined ? DEFAULT_ORDER : { key, descending };
}

/** Returns a comparison by this order alone, which returns 0 for ties. */
export function compareBy(
	order: Order,
	owners: readonly Owner[],
	nulls: Variants["nulls"],
): (a: Rec, b: Rec) => number {
	const read = sortValues(owners)[order.key];
	const sign = order.descending ? -1 : 1;
	const zero = nulls === "zero" ? 0 : null;
	const last = nulls === "first" || nulls === (order.descending ? "most" : "least") ? -1 : 1;
	return (a, b) => {
		const left = read(a) ?? zero;
		const right = read(b) ?? zero;
		if (left === null || right === null) {
			return last * (Number(left === null) - Number(right === null));
		}
		return left < right ? -sign : left > right ? sign : 0;
	};
}
