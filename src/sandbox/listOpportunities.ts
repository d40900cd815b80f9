import { groupFields, groupKey } from "./data/groups.ts";
import { renderOpportunity } from "./data/opportunity.ts";
import type { Rec } from "./data/record.ts";
import type { World } from "./data/world.ts";
import type { ApiRequest, Parameters } from "./http/parseRequest.ts";
import { ok, type Reply } from "./http/reply.ts";
import type { Matcher, Matching } from "./matching.ts";
import { type PageLimits, readPage } from "./paging.ts";
import { renderTally } from "./sumAggregates.ts";

/** Answers `GET /opportunity/`. @throws HttpError if a parameter isn't valid */
export function listOpportunities(world: World, matcher: Matcher, limits: PageLimits, request: ApiRequest): Reply {
	const { variants } = world;
	const page = readPage(request.parameters, limits, variants);
	const matching = matcher.find(request);
	const grouped = matching.grouping !== undefined;
	const requested = readFields(request.parameters);
	const fields = grouped && variants.groupedFields === "ignored" ? undefined : requested;
	const records = matching.records.slice(page.skip, page.skip + page.limit);
	const hasMore = page.skip + records.length < matching.records.length;
	const withHasMore = variants.hasMore === "present" || (variants.hasMore === "ungrouped" && !grouped);
	const withTotals =
		!(grouped && variants.groupedTotals === "absent") &&
		!(fields !== undefined && variants.fieldsAggregates === "stripped");
	return ok({
		data: grouped
			? renderGroups(world, matching, records, fields)
			: records.map((record) => renderOpportunity(world, record, fields)),
		...(withHasMore ? { has_more: hasMore } : {}),
		...(withTotals ? renderTally(matching.whole, variants) : {}),
	});
}

/** The groups on a page, each with its objects on the page and its figures over the whole group. */
function renderGroups(
	world: World,
	matching: Matching,
	records: readonly Rec[],
	fields: ReadonlySet<string> | undefined,
): Record<string, unknown>[] {
	return runs(matching, records, world.variants.sameName === "merged").map((run) =>
		renderGroup(world, matching, run, fields),
	);
}

interface Run {
	readonly number: number;
	readonly records: Rec[];
}

function runs(matching: Matching, records: readonly Rec[], merged: boolean): Run[] {
	const found: Run[] = [];
	for (const record of records) {
		const number = matching.groupOf(record);
		const open = merged ? found.find((run) => run.number === number) : found.at(-1);
		if (open?.number === number) {
			open.records.push(record);
		} else {
			found.push({ number, records: [record] });
		}
	}
	return found;
}

function renderGroup(
	world: World,
	{ grouping, groups }: Matching,
	run: Run,
	fields: ReadonlySet<string> | undefined,
): Record<string, unknown> {
	const tally = groups.get(run.number);
	if (grouping === undefined || tally === undefined) {
		return {};
	}
	const { variants, owners } = world;
	const identity = { key: groupKey(grouping.key, run.number, owners, variants) };
	const figures = {
		...groupFields(grouping.key, run.number, owners),
		...renderTally(tally, variants),
	};
	const objects = { objects: run.records.map((record) => renderOpportunity(world, record, fields)) };
	switch (variants.groupedFields) {
		case "figures":
			return { ...identity, ...pick(figures, fields), ...objects };
		case "groups":
			return pick({ ...identity, ...figures, ...objects }, fields);
		default:
			return { ...identity, ...figures, ...objects };
	}
}

/** The names in `_fields`; undefined if the request has no `_fields` or requests `_all`. */
export function readFields(parameters: Parameters): ReadonlySet<string> | undefined {
	const text = parameters.get("_fields");
	if (text === undefined) {
		return undefined;
	}
	const fields = new Set(text.split(",").map((field) => field.trim()));
	return fields.has("_all") ? undefined : fields;
}

/** The object with only these fields. */
export function pick(
	object: Readonly<Record<string, unknown>>,
	fields: ReadonlySet<string> | undefined,
): Record<string, unknown> {
	return fields === undefined
		? { ...object }
		: Object.fromEntries(Object.entries(object).filter(([name]) => fields.has(name)));
}
