import type { Division } from "./division.ts";
import type { Gap } from "./layout.ts";
import type { Stretch } from "./reading.ts";
import { type Between, Section } from "./section.ts";

/** What the steps of a parallel plan share: what is known when one of them is taken. */
export interface PlanContext {
	readonly root: Section;
	/** Objects that an answer holds. */
	readonly pageSize: number;
	/** All matching objects. */
	readonly total: number;
	/** Objects a group, of those that are known. */
	readonly meanSize: number;
	readonly byOwner: boolean;
	/** How to ask for what lies on either side of a group, if that can be asked for now. */
	readonly division: Division | undefined;
	/** It is being asked who may own opportunities, so that there will be a division. */
	readonly awaitsOwners: boolean;
	/** There is a division, or there can be one. */
	readonly mayDivide: boolean;
}

/** Whether a gap is to be read by parts. */
export function canDivide({ root, pageSize, division }: PlanContext, section: Section, gap: Gap): boolean {
	// A page of one object has no room for one of the group beside the part.
	if (division === undefined || section.isAstray || pageSize < 2) return false;
	if (section.isDivided(gap)) return true;
	// What lies behind the last known group is a listing of its own only if that group can bound it.
	if (gap.to === undefined && section === root && gap.before !== undefined && division.separates(gap.before))
		return true;
	return gap.floating.some(({ group }) => division.separates(group));
}

/** How many objects of a gap are in no group and no part that is known; at the most, if its end is not known. */
export function unaccounted({ total }: PlanContext, gap: Gap, parts: readonly Between[]): number {
	const floating = gap.floating.reduce((sum, { group }) => sum + group.size, 0);
	const inParts = parts.reduce((sum, { section }) => sum + (section instanceof Section ? (section.size ?? 0) : 0), 0);
	return (gap.to ?? total) - gap.from - floating - inParts;
}

/** Whether an answer is under way that may show groups between two floating ones. */
export function isBusy(
	{ pageSize }: PlanContext,
	section: Section,
	gap: Gap,
	{ left, right }: { readonly left: Stretch | undefined; readonly right: Stretch | undefined },
): boolean {
	const seenAt = (group: Stretch | undefined) => gap.floating.find((one) => one.group === group)?.seenAt;
	const from = seenAt(left) ?? gap.from - pageSize + 1;
	const to = seenAt(right) ?? gap.to ?? Number.POSITIVE_INFINITY;
	return section.asked.some((skip) => skip >= from && skip < to);
}

/** The offsets of the pages that are being asked for and reach into a gap. */
export function underWayIn({ asked }: Section, gap: Gap, pageSize: number): readonly number[] {
	const { from, to = Number.POSITIVE_INFINITY } = gap;
	return asked.filter((skip) => skip + pageSize > from && skip < to);
}
