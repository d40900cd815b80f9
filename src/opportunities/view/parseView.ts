import type * as z from "zod/mini";
import type { GroupBy } from "../../close/schema/grouping.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import { WRITTEN_FILTERS } from "./filterForms.ts";
import { type FilterKey, type Filters, isNothing, type View, ViewError } from "./view.ts";
import { choice, groupingSchema, orderSchema, viewSchema } from "./viewSchema.ts";

let schema: ReturnType<typeof viewSchema> | undefined;

/**
 * Parses a View from a setting, a link, a command's argument or a tool, and normalizes it.
 * @throws ViewError if it isn't valid; no part of it may be used then
 */
export function parseView(input: unknown): View {
	schema ??= viewSchema();
	const { name, group_by, order_by, filters } = read(schema, input);
	return {
		...(name ? { name } : {}),
		...(group_by == null || group_by === "none" ? {} : { group_by }),
		...(order_by == null ? {} : { order_by }),
		filters: pruned(filters ?? {}) as Filters,
	};
}

/** Parses a `group_by` value; returns undefined for `none`. @throws ViewError */
export function parseGrouping(value: unknown): GroupBy | undefined {
	const groupBy = read(groupingSchema(), value);
	return groupBy === "none" ? undefined : groupBy;
}

/** Parses an `order_by` value. @throws ViewError */
export function parseOrder(value: unknown): OrderBy {
	return read(orderSchema(), value);
}

/** Parses the name of a filter, as *Filter* takes it to begin with. @throws ViewError */
export function parseFilterName(value: unknown): FilterKey {
	return read(choice("filter", WRITTEN_FILTERS), value);
}

/** Returns what a schema makes of the input. @throws ViewError with the schema's first message */
export function read<T>(checked: z.ZodMiniType<T>, input: unknown): T {
	const { success, data, error } = checked.safeParse(input);
	if (!success) throw new ViewError(error.issues[0]?.message ?? "");
	return data;
}

/** Removes everything that means "not set", at any depth. */
function pruned(value: object): object {
	const entries = Object.entries(value).map(([key, one]) => [key, isPlainObject(one) ? pruned(one) : one] as const);
	return Object.fromEntries(entries.filter(([, one]) => !isNothing(one)));
}

function isPlainObject(value: unknown): value is object {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
