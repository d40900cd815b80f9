import { type DateUnit, type GroupBy, groupingOf, isDescending } from "../../../close/schema/grouping.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import type { Period } from "../../time/calendar.ts";
import { periodOfGroup } from "../../time/periods.ts";
import { intersect } from "../../view/intersect.ts";
import { type Collation, collationFitting, type Name } from "../collation.ts";
import type { Owner } from "../readContext.ts";
import type { GroupSpan } from "../readPlan.ts";

/** A listing of what lies between two groups. */
export interface Part {
	readonly parameters: ListParameters;
	/** The two groups, if the listing includes them: they show whether it is in the expected order. */
	readonly first: GroupSpan | undefined;
	readonly last: GroupSpan | undefined;
}

/** A way to request what lies on either side of a group. */
export interface Division {
	/** Whether a group can separate two parts. */
	separates(group: GroupSpan): boolean;
	/** The maximum number of unseen groups between two groups; undefined if unknown. */
	mostBetween(before: GroupSpan | undefined, after: GroupSpan | undefined): number | undefined;
	/** Undefined if nothing can lie there. */
	part(before: GroupSpan | undefined, after: GroupSpan | undefined): Part | undefined;
}

const DAYS: Readonly<Record<DateUnit, number>> = { week: 7, month: 30.44, quarter: 91.31, year: 365.25 };

/**
 * Divides by the days of the groups: every server sorts these in the same order, and a filter selects exactly what lies
 * between two groups.
 */
export function divisionByDays(parameters: ListParameters, groupBy: GroupBy): Division {
	const { by, descending: newestFirst } = groupingOf(groupBy);
	const daysBetween = (before: GroupSpan | undefined, after: GroupSpan | undefined): Partial<Period> => {
		const [early, late] = newestFirst ? [after, before] : [before, after];
		const gte = early && periodOfGroup(groupBy, early.fields)?.lt;
		const lt = late && periodOfGroup(groupBy, late.fields)?.gte;
		return { ...(gte !== undefined && { gte }), ...(lt !== undefined && { lt }) };
	};
	return {
		separates: ({ fields }) => periodOfGroup(groupBy, fields) !== undefined,
		mostBetween: (before, after) => {
			const days = daysBetween(before, after);
			const { gte = parameters.date_won__gte, lt = parameters.date_won__lt } = days;
			if (gte === undefined || lt === undefined) return undefined;
			const unit = by === "owner" ? 1 : DAYS[by];
			return Math.max(0, Math.ceil((Date.parse(lt) - Date.parse(gte)) / 86_400_000 / unit - 0.1));
		},
		part: (before, after) => {
			const days = daysBetween(before, after);
			if (days.gte !== undefined && days.lt !== undefined && days.gte >= days.lt) return undefined;
			return { parameters: intersect(parameters, { date_won: days }), first: undefined, last: undefined };
		},
	};
}

/**
 * Divides by the owners' names, in an order that fits all of `seen`, which are in the server's order. An owner on the
 * wrong side is noticed, because each part includes the groups on both of its sides. Returns undefined if no known
 * order fits `seen`.
 */
export function divisionByOwners(
	parameters: ListParameters,
	owners: readonly Owner[],
	seen: readonly (readonly GroupSpan[])[],
	isKnown: (userId: string) => boolean,
): Division | undefined {
	const sign = isDescending(parameters._group_by) ? -1 : 1;
	const order = collationFitting(seen.map((groups) => (sign < 0 ? groups.toReversed() : groups).map(nameOf)));
	if (order === undefined) return undefined;
	const asked = (parameters.user_id ?? parameters.user_id__in)?.split(",");
	const listed = owners.filter(({ id }) => asked === undefined || asked.includes(id));
	const unseenBetween = (before: GroupSpan | undefined, after: GroupSpan | undefined) =>
		listed.filter(
			(owner) => !isKnown(owner.id) && follows(owner, before, order, sign) && precedes(owner, after, order, sign),
		);
	return {
		separates: ({ fields }) => typeof fields.user_id === "string",
		mostBetween: (before, after) => unseenBetween(before, after).length,
		part: (before, after) => {
			const ids = unseenBetween(before, after).map(({ id }) => id);
			if (ids.length === 0) return undefined;
			const [first, last] = [before, after].map((group) => (group?.fields.user_id ? group : undefined));
			const user_id = [...new Set([first, last].flatMap((group) => group?.fields.user_id ?? [])), ...ids];
			return { parameters: intersect(parameters, { user_id }), first, last };
		},
	};
}

/** Whether an owner comes after a group; without a group, at the beginning of the listing, every owner does. */
function follows(owner: Owner, group: GroupSpan | undefined, order: Collation, sign: number): boolean {
	return group === undefined || compareToGroup(owner, group, order) * sign > 0;
}

/** Whether an owner comes before a group; without a group, at the end of the listing, every owner does. */
function precedes(owner: Owner, group: GroupSpan | undefined, order: Collation, sign: number): boolean {
	return group === undefined || compareToGroup(owner, group, order) * sign < 0;
}

/** Equal names are ordered by id. */
function compareToGroup(owner: Owner, group: GroupSpan, order: Collation): number {
	const byName = order(owner.unnamed ? null : owner.name, nameOf(group));
	return byName || (owner.id > (group.fields.user_id ?? "") ? 1 : -1);
}

function nameOf({ fields }: GroupSpan): Name {
	return fields.user_name || null;
}
