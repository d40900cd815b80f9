/**
 * The questions that Close's documentation leaves open, each with the ways in which a server may behave. The first value is
 * the sandbox's default.
 */
export const VARIANTS = {
	/** Opportunities without a won date: a group with key null at the end or at the beginning, no group, or one with key "None". */
	undated: ["last", "first", "omitted", "named"],
	/** The form of a group's `key`. With `null` every group has key null, and only the named fields distinguish groups. */
	groupKeys: ["string", "number", "array", "object", "null"],
	/**
	 * What `_fields` applies to in a grouped answer: the objects; the objects and the named fields and aggregates of groups; all
	 * fields of groups, `key` and `objects` included; or nothing.
	 */
	groupedFields: ["objects", "figures", "groups", "ignored"],
	/** Whether `_fields` removes the aggregates at the top of an answer. */
	fieldsAggregates: ["kept", "stripped"],
	/** Whether a grouped answer has aggregates at the top. */
	groupedTotals: ["present", "absent"],
	/** Whether `_group_by` has an effect. */
	grouping: ["honored", "ignored"],
	unknownParameters: ["ignored", "refused"],
	/** The `*_formatted` texts of the sums. */
	formatted: ["present", "absent"],
	/** The currency of all values; with `mixed`, dollars for most and euros for some. Amounts are integers of the smallest unit. */
	currency: ["USD", "JPY", "KWD", "EUR", "mixed"],
	hasMore: ["present", "absent", "ungrouped"],
	/** `_limit=0`: no objects, a 400, or the default limit. */
	limitZero: ["empty", "refused", "default"],
	/**
	 * Owners of the same full name: a group each, or mixed in the order of `_order_by`. If mixed, a page has a group for each run
	 * of the same owner (`runs`) or for each owner (`merged`).
	 */
	sameName: ["apart", "runs", "merged"],
	rateLimitHeader: ["present", "absent"],
	/** Whether one opportunity in a hundred has no owner. */
	unowned: ["present", "absent"],
	/** Where `_order_by` puts null: always last or first, below all values, above all values, or at 0. */
	nulls: ["last", "first", "least", "most", "zero"],
	/** Objects with the same value of `_order_by`: always in the same order, or in another one for each request. */
	ties: ["stable", "unstable"],
	/** Moments as bounds of `date_created` and `date_updated`: accepted, or refused with 400. */
	moments: ["taken", "refused"],
	/** A day as a bound of `__gt` and `__lte` of these two: its midnight, or the whole day. */
	bareDays: ["midnight", "whole"],
	/**
	 * Fields of opportunities: as documented, or some of them null, undocumented (`value_period: "quarterly"`), with fractions or
	 * out of range (a confidence of 150), as public connectors declare them.
	 */
	fields: ["documented", "loose"],
	/** Whether `date_updated` of a lost opportunity is never earlier than its `date_lost`. Close doesn't promise it. */
	lostDates: ["beforeUpdates", "someAfterUpdates"],
	/** Names of leads and notes: harmless, or with markup, formulas and commands that other programs would interpret. */
	texts: ["plain", "awkward"],
} as const;

export type VariantName = keyof typeof VARIANTS;
export type Variants = { readonly [Name in VariantName]: (typeof VARIANTS)[Name][number] };

/** Adds the defaults. @throws Error that lists what is allowed, if a name or a value is unknown */
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
