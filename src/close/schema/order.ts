import { directed, inBothDirections } from "./directions.ts";

/** What `_order_by` sorts by; a leading minus descends. Source: `list-opportunities.md`. */
export const ORDER_KEYS = [
	"date_won",
	"date_updated",
	"date_created",
	"confidence",
	"user_name",
	"value",
	"annualized_value",
	"annualized_expected_value",
] as const;
export type OrderKey = (typeof ORDER_KEYS)[number];
export type OrderBy = OrderKey | `-${OrderKey}`;

/** All values of `_order_by`, each before its reverse. */
export const ORDERS: readonly OrderBy[] = inBothDirections(ORDER_KEYS);

/** What a value of `_order_by` means. */
export function orderingOf(orderBy: OrderBy): { readonly key: OrderKey; readonly descending: boolean } {
	return directed<OrderKey>(orderBy);
}
