import type { Gap } from "./layout.ts";
import { canDivide, isBusy, type PlanContext, unaccounted } from "./planContext.ts";
import { Section } from "./section.ts";

/** What can be concluded about a gap: something new, nothing, or that the known facts contradict each other. */
type Conclusion = "more" | "nothing" | "contradiction";

/**
 * Draws conclusions from what is known, from the innermost sections outwards: groups whose sizes fill a gap lie there
 * in sequence; anything missing has to be searched for. Returns false if the known facts contradict each other.
 */
export function conclude(context: PlanContext, section: Section): boolean {
	if (!section.inner.every((inner) => conclude(context, inner))) return false;
	for (;;) {
		const conclusions = section.gaps.map((gap) => concludeGap(context, section, gap));
		if (conclusions.includes("contradiction")) return false;
		if (!conclusions.includes("more")) return true;
	}
}

function concludeGap(context: PlanContext, section: Section, gap: Gap): Conclusion {
	const { division } = context;
	// The order of the floating groups is certain only once the group at the end has been seen there.
	if (section.unseenLast && gap.to === section.to) return "nothing";
	const size = gap.to === undefined ? undefined : gap.to - gap.from;
	const search = section.searchIn(gap);
	const line = search?.line ?? section.lineOf(gap, true);
	const sum = line.reduce((all, one) => all + one.size, 0);
	if (line.length > 0 && sum === size) return section.layout.locateAll(line, gap.from) ? "more" : "contradiction";
	if (search !== undefined || division === undefined || !canDivide(context, section, gap)) return "nothing";
	const parts = section.between(gap, division.separates);
	if (parts.some((part) => isBusy(context, section, gap, part))) return "nothing";
	const unasked = parts.filter((part) => part.section === undefined);
	if (size !== undefined && unasked.length > 0 && unaccounted(context, gap, parts) === 0) {
		for (const part of unasked) section.leaveOut(part);
		return "more";
	}
	if (unasked.length > 0 || parts.some((part) => part.section instanceof Section && !part.section.isComplete))
		return "nothing";
	if (size === undefined) {
		if (!section.end.isKnown) return "nothing";
		if (section.end.isLast(line.at(-1) ?? gap.before) && section.layout.endAt(gap.from + sum)) return "more";
	}
	if (size !== undefined && sum > size) return "contradiction";
	section.search(gap);
	return "nothing";
}
