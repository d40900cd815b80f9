import * as l10n from "@vscode/l10n";
import { UserError } from "../../close/base/errors.ts";
import { groupingOf } from "../../close/schema/grouping.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import type { GroupBy } from "../../close/schema/parameters.ts";
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
	const filters = groups.map((group) => {
		const filter = filterOfGroup(group, groupBy, startMonth);
		if (filter === undefined) throw new UserError(whyNot(group, groupBy));
		return filter;
	});
	const owners = filters.flatMap((filter) => ("user_id" in filter ? filter.user_id : []));
	if (owners.length > 0) return { user_id: [...new Set(owners)] };
	const periods = filters.flatMap((filter) => ("date_won" in filter ? [filter.date_won] : []));
	return { date_won: joined(periods) };
}

function joined(periods: readonly Period[]): Period {
	const [first, ...others] = periods.toSorted((a, b) => (a.gte < b.gte ? -1 : 1));
	if (first === undefined) throw new UserError(l10n.t("Select a group in the tree first."));
	return others.reduce((all, { gte, lt }) => {
		if (gte > all.lt) throw new UserError(l10n.t("The selected periods have gaps between them. Select adjacent ones."));
		return { gte: all.gte, lt: lt > all.lt ? lt : all.lt };
	}, first);
}

function whyNot({ fields, rows }: Named, groupBy: GroupBy): string {
	if (Object.keys(fields).length === 0 && !rows.some(isReadable))
		return l10n.t("Close doesn't say what this group stands for, so you can't filter by it.");
	return groupingOf(groupBy).by === "owner"
		? l10n.t("Close can't filter for opportunities without an owner.")
		: l10n.t("Close can't filter for opportunities without a date.");
}
