/**
 * The points that Close's documents leave open, each with the ways in which a server may have settled it. The first
 * value is what the sandbox does unless told otherwise.
 */
export const VARIANTS = {
	/** Opportunities without a won date: a group with key null at the end, at the beginning, none, or one with key "None". */
	undated: ["last", "first", "omitted", "named"],
	/** The form of a group's `key`. With `null` every group has key null, and only the named fields tell them apart. */
	groupKeys: ["string", "number", "array", "object", "null"],
	/**
	 * What `_fields` does to a grouped answer: it applies to the objects, takes the named fields and the aggregates from
	 * groups, or takes all but what it lists from groups (`key` and `objects` included), or nothing.
	 */
	groupedFields: ["objects", "figures", "groups", "ignored"],
	/** Whether `_fields` takes the aggregates at the top from an answer. */
	fieldsAggregates: ["kept", "stripped"],
	/** Whether a grouped answer has aggregates at the top. */
	groupedTotals: ["present", "absent"],
	/** Whether `_group_by` does anything. */
	grouping: ["honored", "ignored"],
	unknownParameters: ["ignored", "refused"],
	/** The `*_formatted` twins of the aggregates. */
	formatted: ["present", "absent"],
	/** Of all values; with `mixed` dollars for most and euros for some. Amounts are integers of a currency's smallest unit. */
	currency: ["USD", "JPY", "KWD", "EUR", "mixed"],
	hasMore: ["present", "absent", "ungrouped"],
	/** `_limit=0`: no objects, a refusal, or the default limit. */
	limitZero: ["empty", "refused", "default"],
	/**
	 * Owners of one full name: each a group of its own, or mixed as `_order_by` has them. Then a page tells each run as a
	 * group (`runs`) or each owner once (`merged`).
	 */
	sameName: ["apart", "runs", "merged"],
	rateLimitHeader: ["present", "absent"],
	/** Whether some opportunities have no owner: one in a hundred. */
	unowned: ["present", "absent"],
	/** Where `_order_by` puts objects without a value for its key: at one end always, or as less or more than all values, or as 0. */
	nulls: ["last", "first", "least", "most", "zero"],
	/** Objects that `_order_by` does not tell apart: in one order always, or in another one with each request. */
	ties: ["stable", "unstable"],
	/** Moments as bounds of `date_created` and `date_updated`: taken, or refused with 400. */
	moments: ["taken", "refused"],
	/** A day after `__gt` and `__lte` of those two stands for its midnight, or for all of it. */
	bareDays: ["midnight", "whole"],
	/**
	 * Values of opportunities: as documented, or some of them null, new (`value_period: "quarterly"`) or with fractions, as
	 * public connectors declare them.
	 */
	fields: ["documented", "loose"],
	/** Names of leads and notes: calm, or full of what other programs take for markup, formulas and commands. */
	texts: ["plain", "awkward"],
} as const;

export type VariantName = keyof typeof VARIANTS;
export type Variants = { readonly [Name in VariantName]: (typeof VARIANTS)[Name][number] };

/** Fills in the defaults. Throws an Error that names what is allowed, for an unknown name or value. */
export function readVariants(given: Readonly<Record<string, unknown>>): Variants {
	const variants: Record<string, string> = {};
	for (const [name, values] of Object.entries(VARIANTS)) {
		variants[name] = values[0];
	}
	for (const [name, value] of Object.entries(given)) {
		const allowed: readonly string[] | undefined = Object.hasOwn(VARIANTS, name)
			? VARIANTS[name as VariantName]
			: undefined;
		if (allowed === undefined) {
			throw new Error(`There is no variant "${name}". There are: ${Object.keys(VARIANTS).join(", ")}.`);
		}
		if (typeof value !== "string" || !allowed.includes(value)) {
			throw new Error(`The variant "${name}" cannot be ${JSON.stringify(value)}. It can be: ${allowed.join(", ")}.`);
		}
		variants[name] = value;
	}
	return variants as Variants;
}
