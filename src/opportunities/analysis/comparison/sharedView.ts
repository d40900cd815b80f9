import { DATE_FILTERS, type DateFilter, LIST_FILTERS, type ListFilter } from "../../../close/schema/parameters.ts";
import { resolvePeriod } from "../../time/periods.ts";
import { excludesAll, intersect } from "../../view/intersect.ts";
import { type FilterKey, type Filters, ME, type View } from "../../view/view.ts";
import { type Asking, parametersOf, takeBounds } from "../../view/viewParameters.ts";

/**
 * What the filters of two Views have in common. `view`: one View matches exactly what both match. `nothing`: no
 * opportunity can match both. `unknown`: Close can't be asked for what both match, because of the filter `because`.
 */
export type Shared =
	| { readonly kind: "view"; readonly view: View }
	| { readonly kind: "nothing" }
	| { readonly kind: "unknown"; readonly because: FilterKey };

/** What two settings of a filter have in common: a setting that matches exactly what both match, if there is one. */
type SharedSetting<Key extends FilterKey> = Filters[Key] | "nothing" | "unknown";

/**
 * Returns what two Views match together at one moment, as one View without grouping and order. An opportunity has one
 * owner, one status, one value period and one lead, so lists of those have exactly their common values in common. How
 * Close reads labels that differ in case only, and what `status` compares, isn't documented; two texts or Smart Views
 * make no single question.
 */
export function sharedView(a: View, b: View, asking: Asking): Shared {
	let filters: Filters = {};
	let because: FilterKey | undefined;
	const keys = new Set([...Object.keys(a.filters), ...Object.keys(b.filters)] as readonly FilterKey[]);
	for (const key of keys) {
		const setting = sharedSetting(key, a.filters, b.filters, asking);
		if (setting === "nothing") return { kind: "nothing" };
		if (setting === "unknown") because ??= key;
		else filters = { ...filters, [key]: setting };
	}
	return because === undefined ? { kind: "view", view: { filters } } : { kind: "unknown", because };
}

function sharedSetting(key: FilterKey, a: Filters, b: Filters, asking: Asking): SharedSetting<FilterKey> {
	if (a[key] === undefined || b[key] === undefined) return a[key] ?? b[key];
	if (isOneOf(LIST_FILTERS, key)) return sharedList(key, a, b, asking);
	if (isOneOf(DATE_FILTERS, key)) return sharedDates(key, a, b, asking);
	if (a[key] === b[key]) return a[key];
	return key === "lead_id" || key === "is_stalled" ? "nothing" : "unknown";
}

function sharedList(key: ListFilter, a: Filters, b: Filters, { me = ME }: Asking): SharedSetting<ListFilter> {
	const valuesOf = (filters: Filters): readonly string[] => {
		const values: readonly string[] = filters[key] ?? [];
		return key === "user_id" ? [...new Set(values.map((value) => (value === ME ? me : value)))] : values;
	};
	const [own, others] = [valuesOf(a), valuesOf(b)];
	const common = own.filter((value) => others.includes(value));
	const same = common.length === own.length && common.length === others.length;
	if (same) return common as Filters[ListFilter];
	if (key === "status") return "unknown";
	// Who isn't known may be one of those whom the other list names.
	if (key === "user_id" && [...own, ...others].includes(ME)) return "unknown";
	if (key === "status_label" && mayMeanTheSame(own, others)) return "unknown";
	return common.length === 0 ? "nothing" : (common as Filters[ListFilter]);
}

/** Whether labels that aren't the same could still be the same to Close. */
function mayMeanTheSame(own: readonly string[], others: readonly string[]): boolean {
	const plain = (label: string) => label.normalize("NFKC").trim().toLowerCase();
	return own.some((label) => others.some((other) => other !== label && plain(other) === plain(label)));
}

function sharedDates(key: DateFilter, a: Filters, b: Filters, asking: Asking): SharedSetting<DateFilter> {
	if (JSON.stringify(a[key]) === JSON.stringify(b[key])) return a[key];
	const date = b[key];
	const added = typeof date === "string" ? resolvePeriod(date, asking.now, asking.startMonth) : date;
	const own = parametersOf({ filters: { [key]: a[key] } }, asking);
	const bounds = takeBounds({ ...intersect(own, { [key]: added }) }, key);
	return excludesAll(key, bounds) ? "nothing" : bounds;
}

function isOneOf<Key extends FilterKey>(keys: readonly Key[], key: FilterKey): key is Key {
	return keys.some((one) => one === key);
}
