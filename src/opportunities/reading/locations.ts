import { type GroupBy, groupingOf, reversedGrouping } from "../../close/schema/grouping.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { periodOfGroup } from "../time/periods.ts";
import { type AddedFilters, intersect } from "../view/intersect.ts";
import type { GroupSpan, Location } from "./readPlan.ts";

/**
 * Returns the locations from which a group's objects can be read, the most direct one first: where the group was found;
 * counted from the other end of the `laidOut` objects of the sequence; in a listing of its own. Servers limit how many
 * objects they skip, so the most direct one may be refused. Empty for a group whose objects aren't contiguous.
 */
export function locationsOf(span: GroupSpan, groupBy: GroupBy | undefined, laidOut: number): readonly Location[] {
	const { location, size, aggregates } = span;
	if (location === undefined) return [];
	if (groupBy === undefined || location.parameters._group_by === undefined) return [location];
	const { parameters, totals, start } = location;
	const whole = totals.total_results === undefined || totals.total_results >= laidOut;
	const other = { parameters: reversed(parameters), totals, start: laidOut - start - size };
	const filter = ownFilter(groupBy, span);
	return [
		location,
		...(whole && other.start >= 0 ? [other] : []),
		...(filter === undefined ? [] : [{ parameters: listOf(parameters, filter), totals: aggregates, start: 0 }]),
	];
}

/** Returns the parameters of a listing that has one group's objects only, in the same order. */
export function listOf(parameters: ListParameters, filter: AddedFilters): ListParameters {
	const { _group_by, ...ungrouped } = parameters;
	return intersect(ungrouped, filter);
}

/** Returns the filter that a group stands for: its owner, or its days. Undefined for a group that has neither. */
export function ownFilter(groupBy: GroupBy, { fields }: Pick<GroupSpan, "fields">): AddedFilters | undefined {
	const { user_id } = fields;
	if (groupingOf(groupBy).by === "owner") return typeof user_id === "string" ? { user_id } : undefined;
	const period = periodOfGroup(groupBy, fields);
	return period === undefined ? undefined : { date_won: period };
}

/** Returns the same listing with its groups in reverse order; the objects within each group keep theirs. */
export function reversed(parameters: ListParameters): ListParameters {
	const { _group_by: groupBy } = parameters;
	return groupBy === undefined ? parameters : { ...parameters, _group_by: reversedGrouping(groupBy) };
}
