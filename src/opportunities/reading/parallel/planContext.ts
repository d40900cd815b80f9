import type { GroupSpan } from "../readPlan.ts";
import type { Division } from "./division.ts";
import type { Gap } from "./layout.ts";
import { type Between, Section } from "./section.ts";

/** What the steps of a parallel plan share: a snapshot of what is known at one moment. */
export interface PlanContext {
	readonly root: Section;
	/** The number of objects per answer. */
	readonly pageSize: number;
	/** The number of all matching objects. */
	readonly total: number;
	/** The mean number of objects per known group. */
	readonly meanSize: number;
	readonly byOwner: boolean;
	/** How to request what lies on either side of a group, if possible yet. */
	readonly division: Division | undefined;
	/** True while a request for the owners is pending, after which there will be a division. */
	readonly awaitsOwners: boolean;
	/** True if there is a division, or may be one later. */
	readonly mayDivide: boolean;
}

/** Whether a gap can be read by parts. */
export function canDivide({ root, pageSize, division }: PlanContext, section: Section, gap: Gap): boolean {
	// A page of one object has no room for an object of the adjacent group.
	if (division === undefined || section.isAstray || pageSize < 2) return false;
	if (section.isDivided(gap)) return true;
	// What follows the last known group can be a listing of its own only if that group can bound it.
	if (gap.to === undefined && section === root && gap.before !== undefined && division.separates(gap.before))
		return true;
	return gap.floating.some(({ group }) => division.separates(group));
}

/** Returns how many objects of a gap are in no known group and no known part; an upper bound if its end isn't known. */
export function unaccounted({ total }: PlanContext, gap: Gap, parts: readonly Between[]): number {
	const floating = gap.floating.reduce((sum, { group }) => sum + group.size, 0);
	const inParts = parts.reduce((sum, { section }) => sum + (section instanceof Section ? (section.size ?? 0) : 0), 0);
	return (gap.to ?? total) - gap.from - floating - inParts;
}

/** Whether a pending request may reveal groups between two floating ones. */
export function isBusy(
	{ pageSize }: PlanContext,
	section: Section,
	gap: Gap,
	{ left, right }: { readonly left: GroupSpan | undefined; readonly right: GroupSpan | undefined },
): boolean {
	const seenAt = (group: GroupSpan | undefined) => gap.floating.find((one) => one.group === group)?.seenAt;
	const from = seenAt(left) ?? gap.from - pageSize + 1;
	const to = seenAt(right) ?? gap.to ?? Number.POSITIVE_INFINITY;
	return section.asked.some((skip) => skip >= from && skip < to);
}

/** Returns the offsets of the pending pages that reach into a gap. */
export function underWayIn({ asked }: Section, gap: Gap, pageSize: number): readonly number[] {
	const { from, to = Number.POSITIVE_INFINITY } = gap;
	return asked.filter((skip) => skip + pageSize > from && skip < to);
}
