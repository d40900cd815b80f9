import * as l10n from "@vscode/l10n";
import * as z from "zod/mini";
import { GROUPINGS } from "../../close/schema/grouping.ts";
import { ORDERS } from "../../close/schema/order.ts";
import { DATE_OPERATORS, type DateOperator } from "../../close/schema/parameters.ts";
import { cutText } from "../../close/text/cutText.ts";
import { addDays } from "../time/calendar.ts";
import { compareDates, isDateTime, isDay } from "../time/isoDates.ts";
import { NAMED_PERIODS } from "../time/periods.ts";
import { FILTER_FORMS, type FilterForm, LIMITS, WRITTEN_FILTERS } from "./filterForms.ts";

/** Of a View's name, in UTF-16 code units. */
export const MAX_NAME_LENGTH = 200;

/**
 * The schema of a View as users write it. Each message names the key and what it accepts. Values that mean "not set"
 * (null, an empty text, list or object) are valid; `parseView` removes them.
 */
export function viewSchema() {
	return object(l10n.t("A View"), {
		name: text("name", MAX_NAME_LENGTH),
		group_by: z.nullish(groupingSchema()),
		order_by: z.nullish(orderSchema()),
		filters: z.nullish(filtersSchema()),
	});
}

function filtersSchema() {
	const schemas = WRITTEN_FILTERS.map((key) => [key, filterSchema(`filters.${key}`, FILTER_FORMS[key])] as const);
	return object("filters", Object.fromEntries(schemas));
}

function filterSchema(key: string, form: FilterForm): z.ZodMiniType<unknown> {
	switch (form.form) {
		case "list":
			return list(key, form.allowed);
		case "date":
			return date(key, form.precision === "moment");
		case "text":
			return text(key, form.longest);
		case "flag":
			return flag(key);
	}
}

/** An object that takes these keys and no others. `key` is what it's called in messages. */
export function object<Shape extends Parameters<typeof z.strictObject>[0]>(key: string, shape: Shape) {
	const allowed = Object.keys(shape).join(", ");
	return z.strictObject(shape, {
		error: (issue) =>
			issue.code === "unrecognized_keys"
				? l10n.t("{0} can't have the key {1}. It takes {2}.", key, shown(issue.keys[0]), allowed)
				: l10n.t("{0} must be an object with any of {1}, not {2}.", key, allowed, shown(issue.input)),
	});
}

export function groupingSchema() {
	return choice("group_by", GROUPINGS);
}

export function orderSchema() {
	return choice("order_by", ORDERS);
}

/** One of the allowed values. */
export function choice<T extends string>(key: string, allowed: readonly T[]) {
	return z.enum(allowed, {
		error: ({ input }) => l10n.t("{0} must be one of {1}, not {2}.", key, allowed.join(", "), shown(input)),
	});
}

function text(key: string, longest: number) {
	const error = () => l10n.t("{0} must be a string of up to {1} characters.", key, longest);
	return z.nullish(z.string({ error }).check(withoutControls(key), z.trim(), z.maxLength(longest, { error })));
}

const CONTROL = /\p{Cc}/u;

/**
 * Rejects control characters, including line breaks: nobody types them into a filter, and in a terminal that a View's
 * text is pasted into, they act as keys.
 */
function withoutControls<T extends string | readonly string[]>(key: string) {
	const controlIn = (given: unknown) => CONTROL.exec([given].flat().join(""))?.[0];
	const error = ({ input }: { readonly input?: unknown }) => {
		const code = controlIn(input)?.charCodeAt(0) ?? 0;
		const sign = `U+${code.toString(16).toUpperCase().padStart(4, "0")}`;
		return l10n.t("{0} can't contain control characters, but this string has {1}.", key, sign);
	};
	return z.refine<T>((given) => controlIn(given) === undefined, { error });
}

function flag(key: string) {
	return z.nullish(
		z.boolean({ error: ({ input }) => l10n.t("{0} must be true or false, not {1}.", key, shown(input)) }),
	);
}

/** One value or several; duplicates are allowed. */
export function list(key: string, allowed?: readonly string[]) {
	const fits =
		allowed === undefined ? () => true : (values: readonly string[]) => values.every((one) => allowed.includes(one));
	const sendable = (values: readonly string[]) => values.length < 2 || !values.some((one) => one.includes(","));
	const error = ({ input }: { readonly input?: unknown }) =>
		allowed === undefined
			? l10n.t("{0} must be a string, or a list of up to {1} strings.", key, LIMITS.values)
			: l10n.t("{0} must be one of {1}, or a list of them, not {2}.", key, allowed.join(", "), shown(input));
	const ambiguous = () =>
		l10n.t("{0} can't have a value with a comma in a list, because Close separates values with commas.", key);
	const value = z.string().check(z.maxLength(LIMITS.value));
	return z.nullish(
		z.pipe(
			z.union([value, z.array(value)], { error }).check(withoutControls(key)),
			z.pipe(
				z.transform((given: string | string[]) => distinct([given].flat())),
				z
					.array(z.string())
					.check(
						z.maxLength(LIMITS.values, { error }),
						z.refine(fits, { error }),
						z.refine(sendable, { error: ambiguous }),
					),
			),
		),
	);
}

/** Returns the trimmed values without empty ones and duplicates. */
function distinct(values: readonly string[]): readonly string[] {
	return [...new Set(values.map((value) => value.trim()))].filter((value) => value !== "");
}

/** A named period, or bounds; with `timed`, a bound may also be a moment. */
function date(key: string, timed: boolean) {
	const bound = (operator: DateOperator) => z.nullish(dateText(`${key}.${operator}`, timed));
	const bounds = z
		.strictObject(
			{ eq: bound("eq"), gte: bound("gte"), gt: bound("gt"), lte: bound("lte"), lt: bound("lt") },
			{
				error: () =>
					l10n.t(
						"{0} must be an object with any of {1}, or one of {2}.",
						key,
						DATE_OPERATORS.join(", "),
						NAMED_PERIODS.join(", "),
					),
			},
		)
		.check(
			z.refine(
				({ gte, gt, lte, lt }) => [gte, gt].every((from) => inOrder(from, lt) && inOrder(from, endOf(lte, from))),
				{
					error: () => l10n.t("{0} ends before it begins: its start must be before its end.", key),
				},
			),
		);
	return z.nullish(
		z.union([z.enum(NAMED_PERIODS), bounds], {
			error: (issue) => (issue.code === "invalid_union" ? issue.errors.at(-1)?.[0]?.message : undefined),
		}),
	);
}

function dateText(key: string, timed: boolean) {
	const error = ({ input }: { readonly input?: unknown }) =>
		timed
			? l10n.t(
					"{0} must be a date like 2026-01-31, or a date and time like 2026-01-31T09:30:00Z, not {1}.",
					key,
					shown(input),
				)
			: l10n.t("{0} must be a date like 2026-01-31, not {1}.", key, shown(input));
	const fits = (given: string) => isDay(given) || (timed && isDateTime(given));
	return z.string({ error }).check(withoutControls(key), z.trim(), z.refine(fits, { error }));
}

function inOrder(from: Bound, to: Bound): boolean {
	return from == null || to == null || compareDates(from, to) <= 0;
}

/** "Up to a day" includes the whole day, so a moment of that day is a valid beginning. */
function endOf(lte: Bound, from: Bound): Bound {
	return lte != null && isDay(lte) && isDateTime(from ?? "") ? addDays(lte, 1) : lte;
}
type Bound = string | null | undefined;

/** Returns what was given as JSON if possible, shortened if it is long. */
export function shown(value: unknown): string {
	const text = jsonOf(value) ?? typeof value;
	return cutText(text, 60);
}

/** Returns undefined for what JSON can't represent: functions and circular references. */
function jsonOf(value: unknown): string | undefined {
	try {
		return JSON.stringify(value);
	} catch {
		return undefined;
	}
}
