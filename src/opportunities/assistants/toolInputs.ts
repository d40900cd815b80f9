import * as l10n from "@vscode/l10n";
import * as z from "zod/mini";
import { isRecord } from "../../close/base/isRecord.ts";
import { SUMS } from "../../close/schema/aggregates.ts";
import { DATE_FILTERS } from "../../close/schema/parameters.ts";
import { excludesAll } from "../view/intersect.ts";
import { parseView, read } from "../view/parseView.ts";
import { type View, ViewError } from "../view/view.ts";
import { type CatalogView, namesOf } from "../view/viewCatalog.ts";
import { sentBounds } from "../view/viewParameters.ts";
import { choice, list, object, shown } from "../view/viewSchema.ts";
import { dataText } from "./dataText.ts";
import { listableFields } from "./listedFields.ts";

/** Close's ten aggregates. */
export const AGGREGATES = ["total_results", "count_by_value_period", ...SUMS] as const;
export type AggregateName = (typeof AGGREGATES)[number];

/** What the analysis adds to the aggregates. */
export const MEASURE_GROUPS = ["win_rate", "target", "outcome"] as const;
export type MeasureGroup = (typeof MEASURE_GROUPS)[number];

/** Rows of a list. */
export const LIST_LIMIT = { least: 1, most: 20, usual: 10 } as const;

export interface TotalsInput {
	readonly view: View;
	readonly split: boolean;
	/** Empty if none are asked for. */
	readonly measures: readonly MeasureGroup[];
	/** Empty if nothing is said of them. */
	readonly aggregates: readonly AggregateName[];
}

interface ListInput {
	readonly view: View;
	readonly limit: number;
	/** Empty for the usual ones. */
	readonly fields: readonly string[];
	readonly withIds: boolean;
}

interface CompareInput {
	readonly a: View;
	readonly b: View;
}

/** @throws ViewError that names the key and what it takes */
export function parseTotalsInput(input: unknown, views: readonly CatalogView[]): TotalsInput {
	const schema = object(INPUT, {
		view: z.optional(z.unknown()),
		split: z.nullish(choice("split", ["status"])),
		measures: list("measures", MEASURE_GROUPS),
		aggregates: list("aggregates", AGGREGATES),
	});
	const { view, split, measures, aggregates } = read(schema, objectIn(input, `{"view": ${EXAMPLE}}`));
	const totals: TotalsInput = {
		view: viewOf("view", view, views),
		split: split != null,
		measures: (measures ?? []) as readonly MeasureGroup[],
		aggregates: (aggregates ?? []) as readonly AggregateName[],
	};
	refuseTooMany(totals);
	return totals;
}

/** How many columns a table of groups has room for; a split makes four of each. */
const MOST_COLUMNS = 8;
/** Three figures. */
const COUNTS: AggregateName = "count_by_value_period";

function refuseTooMany({ view, split, measures, aggregates }: TotalsInput): void {
	if (view.group_by === undefined || measures.length > 0) return;
	const most = split ? MOST_COLUMNS / 4 : MOST_COLUMNS;
	const others = aggregates.filter((name) => name !== COUNTS).length;
	const count = others + (aggregates.includes(COUNTS) ? 3 : 0);
	if (count <= most) return;
	const beside = split ? "group_by, split" : "group_by";
	if (split && others <= most)
		throw new ViewError(l10n.t("{0} can't have {1} with {2}: leave it out.", "aggregates", COUNTS, beside));
	throw new ViewError(
		l10n.t(
			"{0} can have up to {1} figures with {2}, and {3} counts as three: leave out the others.",
			"aggregates",
			most,
			beside,
			COUNTS,
		),
	);
}

/** `extraFields` are those of the user's setting. @throws ViewError that names the key and what it takes */
export function parseListInput(
	input: unknown,
	views: readonly CatalogView[],
	extraFields: readonly string[],
): ListInput {
	const schema = object(INPUT, {
		view: z.optional(z.unknown()),
		limit: z.nullish(limit()),
		fields: list("fields", listableFields(extraFields)),
		with_ids: z.nullish(flag("with_ids")),
	});
	const { view, limit: most, fields, with_ids: withIds } = read(schema, objectIn(input, `{"view": ${EXAMPLE}}`));
	return {
		view: viewOf("view", view, views),
		limit: most ?? LIST_LIMIT.usual,
		fields: fields ?? [],
		withIds: withIds ?? false,
	};
}

/** @throws ViewError that names the key and what it takes */
export function parseCompareInput(input: unknown, views: readonly CatalogView[]): CompareInput {
	const schema = object(INPUT, { a: z.optional(z.unknown()), b: z.optional(z.unknown()) });
	const { a, b } = read(schema, objectIn(input, `{"a": ${EXAMPLE}, "b": ${OTHER_EXAMPLE}}`));
	return { a: viewOf("a", a, views), b: viewOf("b", b, views) };
}

const INPUT = "The input";

function objectIn(input: unknown, example: string): unknown {
	if (isRecord(input)) return input;
	throw new ViewError(l10n.t("{0} must be an object such as {1}, not {2}.", INPUT, example, shown(input)));
}

function limit() {
	const { least, most } = LIST_LIMIT;
	const error = ({ input }: { readonly input?: unknown }) =>
		l10n.t("{0} must be a whole number from {1} to {2}, not {3}.", "limit", least, most, shown(input));
	return z.int({ error }).check(z.minimum(least, { error }), z.maximum(most, { error }));
}

function flag(key: string) {
	return z.boolean({ error: ({ input }) => l10n.t("{0} must be true or false, not {1}.", key, shown(input)) });
}

/** The keys of Views. */
type Key = "view" | "a" | "b";

/** What a View looks like, for someone who passed something else. */
const EXAMPLE = '{"filters": {"status_type": "won", "date_won": "this_quarter"}}';
const OTHER_EXAMPLE = EXAMPLE.replace("this_quarter", "last_quarter");

/** The View that is given, or the one whose name is given. @throws ViewError that begins with the key */
function viewOf(key: Key, given: unknown, views: readonly CatalogView[]): View {
	if (typeof given === "string") return namedView(key, given, views);
	if (!isRecord(given))
		throw new ViewError(
			l10n.t(
				"{0} must be a View such as {1}, or the name of one of {2}, not {3}.",
				key,
				EXAMPLE,
				usableNames(views),
				shown(given),
			),
		);
	try {
		const view = parseView(given);
		refuseUnmeetable(view);
		return view;
	} catch (error) {
		if (!(error instanceof ViewError)) throw error;
		throw new ViewError(l10n.t("In {0}: {1}", key, error.message), { cause: error });
	}
}

/** A user sees that such a View is empty because of its bounds; a model takes 0 for an answer. */
function refuseUnmeetable({ filters }: View): void {
	for (const filter of DATE_FILTERS) {
		const date = filters[filter];
		if (typeof date !== "object" || !excludesAll(filter, sentBounds(filter, date))) continue;
		throw new ViewError(
			l10n.t(
				"{0} has bounds that no date can meet: pass eq alone for one day, or gte with the first day and lt with the day after the last one.",
				`filters.${filter}`,
			),
		);
	}
}

/**
 * A name may also be given as a message shows it: without what is invisible, and cut. Some models write a View that may be a
 * name as a text, too.
 */
function namedView(key: Key, given: string, views: readonly CatalogView[]): View {
	const name = given.trim();
	// A broken View doesn't hide one that a refusal lists by the same name.
	const found = calledSo(name, views.filter(isUsable)) ?? calledSo(name, views);
	const written = found === undefined ? objectWritten(name) : undefined;
	if (written !== undefined) return viewOf(key, written, views);
	if (found === undefined)
		throw new ViewError(
			l10n.t(
				"{0} must be the name of one of {1}, or a View such as {2}, not {3}.",
				key,
				usableNames(views),
				EXAMPLE,
				dataText(name),
			),
		);
	if ("fault" in found) throw new ViewError(l10n.t("In {0}: {1}", key, found.fault));
	return found.view;
}

function calledSo<One extends CatalogView>(name: string, views: readonly One[]): One | undefined {
	return views.find((one) => one.name === name) ?? views.find((one) => dataText(one.name) === dataText(name));
}

function objectWritten(text: string): Record<string, unknown> | undefined {
	if (!text.startsWith("{")) return undefined;
	try {
		const value: unknown = JSON.parse(text);
		return isRecord(value) ? value : undefined;
	} catch {
		return undefined;
	}
}

/** The Views that can be asked for. */
function usableNames(views: readonly CatalogView[]): string {
	return namesOf(views.filter(isUsable), (name) => dataText(name));
}

function isUsable(view: CatalogView): boolean {
	return "view" in view;
}
