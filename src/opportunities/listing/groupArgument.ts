import { type GroupBy, groupingOf } from "../../close/schema/grouping.ts";
import type { GroupFields } from "../../close/schema/listResponse.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { fieldsOfRow } from "../reading/groupOfRow.ts";
import { datedPartOf } from "../text/groupLabel.ts";
import { fiscalLabel } from "../time/fiscal.ts";
import type { Group } from "./listingState.ts";

/** The id of the group of undated objects, and of the one without an owner. */
const NONE = "none";

type Identified = Pick<Group, "id" | "key" | "fields" | "rows">;

/**
 * Returns the ids of groups as people write them in keybindings and scripts: `user_…`, `2026`, `2026-Q3`, `2026-09`,
 * `2026-W28`, `FY27-Q1` or `none`. A group that has no such id, or the same one as an earlier group, gets its key as
 * JSON.
 */
export function groupArguments(groups: readonly Identified[], groupBy: GroupBy | undefined): readonly string[] {
	const taken = new Set<string>();
	return groups.map((group) => {
		const own = groupBy === undefined ? undefined : ownArgument(group, groupBy);
		const argument = own === undefined || taken.has(own) ? (JSON.stringify(group.key) ?? group.id) : own;
		taken.add(argument);
		return argument;
	});
}

/** Finds the group that an argument names: by its id as above, or by its key as JSON. */
export function groupOfArgument<One extends Identified>(
	argument: string,
	groups: readonly One[],
	groupBy: GroupBy | undefined,
): One | undefined {
	const ids = groupArguments(groups, groupBy);
	return (
		groups[ids.indexOf(argument)] ?? groups.find(({ id, key }) => argument === id || argument === JSON.stringify(key))
	);
}

function ownArgument({ key, fields, rows }: Identified, groupBy: GroupBy): string | undefined {
	if (fields.fiscal !== undefined) return fiscalLabel(fields.fiscal).replace(" ", "-");
	const row = rows.find(isReadable);
	const named = argumentOf(fields, groupBy) ?? (row && argumentOf(fieldsOfRow(row, groupBy, 1), groupBy));
	return named ?? (key === null || key === undefined ? NONE : undefined);
}

function argumentOf(fields: GroupFields, groupBy: GroupBy): string | undefined {
	const { by } = groupingOf(groupBy);
	if (by === "owner") return fields.user_id === null ? NONE : fields.user_id || undefined;
	const dated = datedPartOf(fields, by);
	if (dated === null) return NONE;
	if (dated === undefined) return undefined;
	const { unit, year, part } = dated;
	const twoDigits = String(part).padStart(2, "0");
	return `${year}${{ year: "", quarter: `-Q${part}`, month: `-${twoDigits}`, week: `-W${twoDigits}` }[unit]}`;
}
