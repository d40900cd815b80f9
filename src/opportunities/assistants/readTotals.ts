import * as l10n from "@vscode/l10n";
import { countText } from "../../close/base/countText.ts";
import { countedText } from "../../close/base/plurals.ts";
import { groupingOf } from "../../close/schema/grouping.ts";
import type { StatusType } from "../../close/schema/parameters.ts";
import { readPartedGroups, roundingIn, typesToRead, viewOfType } from "../analysis/partedGroups.ts";
import type { ReadOptions } from "../reading/readContext.ts";
import type { GroupSpan } from "../reading/readPlan.ts";
import { type Figures, NO_FIGURES, singleFigures } from "../totals/singleFigures.ts";
import { partedFigures } from "../totals/statusParts.ts";
import { type View, ViewError } from "../view/view.ts";
import type { AssistantContext } from "./assistantContext.ts";
import type { PartedFigures } from "./totalsColumns.ts";

/** Figures as they were read. */
export interface ReadTotals {
	readonly whole: PartedFigures;
	/** In the order of the grouping; empty if the View isn't grouped. */
	readonly groups: readonly ReadGroup[];
	/** When the oldest answer was complete, in milliseconds since the epoch. */
	readonly asOf: number;
	/** Whether the data changed while it was read, so that figures may not fit together. */
	readonly changing: boolean;
}

export interface ReadGroup extends PartedFigures {
	readonly span: GroupSpan;
}

type Reading = Pick<AssistantContext, "parts" | "asking">;

/** Opportunities of unknown status types may be there at any time, so what is lost is always read by itself. */
const OTHERS_SEEN = true;

/** Reads the figures of all that a View matches: one request, and one for each part. */
export async function readWhole(
	{ parts }: Reading,
	view: View,
	split: boolean,
	options: ReadOptions,
): Promise<ReadTotals> {
	const types = split ? typesToRead(view, OTHERS_SEEN) : [];
	const read = async () => {
		const [all, ...ofTypes] = await Promise.all([
			parts.figures(view, options),
			...types.map((type) => parts.figures(viewOfType(view, type), options)),
		]);
		const figures: { [type in StatusType]?: Figures } = {};
		for (const [index, type] of types.entries()) figures[type] = singleFigures(ofTypes[index]?.value ?? {});
		const { won = NO_FIGURES, active = NO_FIGURES, lost } = figures;
		const parted = partedFigures(singleFigures(all.value), { won, open: active, lost }, 1);
		return { all, parted, asOf: Math.min(all.asOf, ...ofTypes.map(({ asOf }) => asOf)) };
	};
	let { all, parted, asOf } = await read();
	if (split && !parted.addsUp) {
		parts.forget();
		({ all, parted, asOf } = await read());
	}
	const whole: PartedFigures = { all: singleFigures(all.value), parts: split ? parted.parts : undefined };
	return { whole, groups: [], asOf, changing: all.changing || (split && !parted.addsUp) };
}

/** Discovers the groups of a View, and those of each part. @throws ViewError if that takes too many requests */
export async function readGrouped(
	reading: Reading,
	view: View,
	split: boolean,
	options: ReadOptions,
): Promise<ReadTotals> {
	await refuseTooMany(reading, view, options);
	const { parts, asking } = reading;
	const { value, asOf, changing } = await parts.groups(view, options);
	const all = singleFigures(value.aggregates);
	const whole = (span: GroupSpan) => singleFigures({ total_results: span.size, ...span.aggregates });
	if (!split)
		return { whole: { all }, groups: value.groups.map((span) => ({ span, all: whole(span) })), asOf, changing };
	const types = typesToRead(view, OTHERS_SEEN);
	const rounding = roundingIn(view, asking.startMonth ?? 1);
	const read = { groups: value.groups, totals: value.aggregates };
	const parted = await readPartedGroups(parts, view, read, { types, rounding }, options);
	return {
		whole: { all, parts: parted.whole },
		groups: value.groups.map((span) => ({ span, all: whole(span), parts: parted.groups.get(span.id) })),
		asOf: Math.min(asOf, parted.asOf),
		changing: changing || !parted.addsUp,
	};
}

/** How many pages of opportunities may be behind weeks and months, each of which may take a request. */
const MOST_PAGES = 40;

async function refuseTooMany({ parts }: Reading, view: View, options: ReadOptions): Promise<void> {
	const { group_by, filters } = view;
	const by = group_by && groupingOf(group_by).by;
	if ((by !== "week" && by !== "month") || filters.date_won !== undefined) return;
	const { total_results: count = 0 } = (await parts.figures(view, options)).value;
	if (count <= MOST_PAGES * parts.pageSize) return;
	const forms = {
		other: l10n.t("{0} {1} takes too many requests for {2} opportunities: add {3}, such as {4}, or set {0} to {5}."),
	};
	const shorter = ["filters.date_won", '"this_year"', "date_won__quarter"];
	throw new ViewError(countedText(count, forms, "group_by", group_by ?? "", countText(count), ...shorter));
}
