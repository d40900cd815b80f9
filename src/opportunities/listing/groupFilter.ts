import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { type GroupBy, groupingOf } from "../../close/schema/grouping.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { fieldsOfRow } from "../reading/groupOfRow.ts";
import { ownFilter } from "../reading/locations.ts";
import type { Period } from "../time/calendar.ts";
import type { Group } from "./listingState.ts";

/** What a group stands for, as filters: its owners, or its days. */
export type GroupFilter = { readonly user_id: readonly string[] } | { readonly date_won: Period };

type Named = Pick<Group, "fields" | "rows">;

/**
 * Returns the filter for exactly the objects of a group: from the fields that Close names; if the answer has none, from
 * a loaded row. Returns undefined for objects without an owner or a date, by which Close can't filter, and for a group
 * that nothing names.
 */
export function filterOfGroup(group: Named, groupBy: GroupBy, startMonth: number): GroupFilter | undefined {
	const row = group.rows.find(isReadable);
	const own =
		ownFilter(groupBy, group) ?? (row && ownFilter(groupBy, { fields: fieldsOfRow(row, groupBy, startMonth) }));
	if (own?.user_id !== undefined) return { user_id: [own.user_id].flat() };
	return own?.date_won === undefined ? undefined : { date_won: own.date_won as Period };
}

/**
 * Returns one filter for the objects of several groups: all their owners, or the days of periods that follow one
 * another.
 * @throws UserError if there is none, because a group has none or because periods have gaps between them
 */
export function filterOfGroups(groups: readonly Named[], groupBy: GroupBy, startMonth: number): GroupFilter {
	const filter = filterOrReason(groups, groupBy, startMonth);
	if (typeof filter === "string") throw new UserError(filter);
	return filter;
}

/** Whether {@link filterOfGroups} returns a filter. */
export function isFilterable(groups: readonly Named[], groupBy: GroupBy, startMonth: number): boolean {
	return typeof filterOrReason(groups, groupBy, startMonth) !== "string";
}

/** If there is no filter, returns a sentence that says why. */
function filterOrReason(groups: readonly Named[], groupBy: GroupBy, startMonth: number): GroupFilter | string {
	const owners: string[] = [];
	const periods: Period[] = [];
	for (const group of groups) {
		const filter = filterOfGroup(group, groupBy, startMonth);
		if (filter === undefined) return whyNot(group, groupBy);
		if ("user_id" in filter) owners.push(...filter.user_id);
		else periods.push(filter.date_won);
	}
	if (owners.length > 0) return { user_id: [...new Set(owners)] };
	const [first, ...others] = periods.toSorted((a, b) => (a.gte < b.gte ? -1 : 1));
	if (first === undefined) return l10n.t("Select a group in the tree first.");
	let all = first;
	for (const { gte, lt } of others) {
		if (gte > all.lt) return l10n.t("The selected periods have gaps between them. Select adjacent ones.");
		all = { gte: all.gte, lt: lt > all.lt ? lt : all.lt };
	}
	return { date_won: all };
}

function whyNot({ fields, rows }: Named, groupBy: GroupBy): string {
	if (Object.keys(fields).length === 0 && !rows.some(isReadable))
		return l10n.t("Close doesn't say what this group stands for, so you can't filter by it.");
	return groupingOf(groupBy).by === "owner"
		? l10n.t("Close can't filter for opportunities without an owner.")
		: l10n.t("Close can't filter for opportunities without a date.");
}
