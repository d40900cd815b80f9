import type { GroupSpan } from "../readPlan.ts";
import type { BoundarySearch } from "./boundarySearch.ts";
import type { Gap } from "./layout.ts";
import { canDivide, isBusy, type PlanContext, unaccounted, underWayIn } from "./planContext.ts";
import type { Section } from "./section.ts";

/** Something that can be requested now. */
export interface Task {
	readonly section: Section;
	/** Undefined for a section that hasn't been read at all. */
	readonly gap: Gap | undefined;
	readonly search?: BoundarySearch;
	/** Where to ask: an offset beside the groups that are divided by a filter, or `last` for the last group of the listing. */
	readonly around?: number | "last";
	/** The estimated number of answers that it takes. */
	readonly answers: number;
	/** The maximum number of parallel requests. */
	readonly most: number;
	/** The maximum while there are requests to spare. */
	readonly bold: number;
	readonly underWay: number;
	/** The number of additional requests that it gets. */
	share: number;
}

/** With fewer groups than this, looking into the middle doesn't pay. */
const WORTH_A_LOOK = 4;

/**
 * Returns everything that can be requested in a section and the sections within it. `expected` is the estimated number
 * of its objects.
 */
export function tasksOf(context: PlanContext, section: Section, expected = 0): readonly Task[] {
	if (!section.isNew) return section.gaps.flatMap((gap) => tasksIn(context, section, gap));
	const { division, meanSize, pageSize } = context;
	const groups = division?.mostBetween(section.before, section.after) ?? Number.POSITIVE_INFINITY;
	const most = Math.min(groups, Math.ceil(expected / pageSize));
	const answers = Math.max(1, Math.min(most, expected / meanSize));
	// The end of a new section is known only from its first answer, but in the reversed order it can be requested at
	// once.
	return [{ ...single(section, undefined, section.asked.length, answers), bold: most > 1 ? 2 : 1 }];
}

function tasksIn(context: PlanContext, section: Section, gap: Gap): readonly Task[] {
	const search = section.searchIn(gap);
	if (search !== undefined) return [{ ...single(section, gap, section.isSearching(search) ? 1 : 0), search }];
	if (gap.floating.length > 0 || gap.to === undefined || section.isDivided(gap)) {
		// The group at an end may be the one that is known already.
		if (context.awaitsOwners) return [{ ...pagesOf(context, section, gap), most: 0, bold: 2 }];
		if (canDivide(context, section, gap))
			return [...tasksBetween(context, section, gap), ...tasksAround(context, section, gap)];
	}
	return [pagesOf(context, section, gap)];
}

/** Returns the tasks of a gap's parts. A part that is about to become smaller has to wait. */
function tasksBetween(context: PlanContext, section: Section, gap: Gap): readonly Task[] {
	const { division } = context;
	if (division === undefined) return [];
	const parts = section.between(gap, division.separates);
	const unasked = parts.filter((part) => part.section === undefined).length;
	const expected = unaccounted(context, gap, parts) / Math.max(1, unasked);
	return parts.flatMap((part) => {
		if (part.section === "empty") return [];
		if (part.section !== undefined) return tasksOf(context, part.section, expected);
		if (isBusy(context, section, gap, part)) return [];
		const inner = section.divide(part, division);
		return inner === undefined ? [] : tasksOf(context, inner, expected);
	});
}

/**
 * Returns a task that finds the end of a gap or, once the sizes of its parts are known, what is in none of them. That
 * most likely lies next to a group without a name, so that is where to look.
 */
function tasksAround(context: PlanContext, section: Section, gap: Gap): readonly Task[] {
	const { division, pageSize, byOwner } = context;
	const task = single(section, gap, 0);
	if (gap.to === undefined) return section.end.isAsked ? [] : [{ ...task, around: "last" }];
	const parts = division === undefined ? [] : section.between(gap, division.separates);
	if (parts.some((part) => part.section === undefined || (part.section !== "empty" && part.section.size === undefined)))
		return [];
	const rest = unaccounted(context, gap, parts);
	if (section.hasLooked || rest <= 0 || !byOwner) return [];
	if (isUnnamed(gap.before ?? section.before)) return [{ ...task, around: gap.from }];
	if (isUnnamed(gap.after ?? section.after)) return [{ ...task, around: Math.max(gap.from, gap.to - pageSize) }];
	return [];
}

/** Returns the task for the pages of a gap, from both ends and in the middle. */
function pagesOf(context: PlanContext, section: Section, gap: Gap): Task {
	const { pageSize, meanSize, total, division, mayDivide } = context;
	const size = (gap.to ?? total) - gap.from;
	const pages = Math.ceil(size / pageSize);
	const groups = division?.mostBetween(gap.before ?? section.before, gap.after ?? section.after) ?? pages;
	const answers = Math.max(1, Math.min(pages, groups, size / meanSize));
	const task = single(section, gap, underWayIn(section, gap, pageSize).length, answers);
	if (gap.to === undefined || pages < 2) return task;
	// Looking into large groups helps only if they can divide the gap.
	const middle = mayDivide || meanSize < pageSize ? Math.max(2, Math.floor(answers / 2)) : 2;
	const most = answers < 2 ? 1 : answers < WORTH_A_LOOK ? 2 : middle;
	// Pages with several groups never have to be read twice; with two groups the ends show everything.
	const bold = groups > 2 && (mayDivide || meanSize < pageSize) ? pages : Math.min(groups, 2);
	return { ...task, most, bold: Math.max(most, bold) };
}

/** Returns a task that may have one request at a time. */
function single(section: Section, gap: Gap | undefined, underWay: number, answers = 1): Task {
	return { section, gap, answers, most: 1, bold: 1, underWay, share: 0 };
}

function isUnnamed(group: GroupSpan | undefined): boolean {
	return group !== undefined && !group.fields.user_name;
}

/**
 * Distributes `free` requests by need; up to `spare` of them may go where they aren't certain to bring anything new.
 */
export function shareOut(tasks: readonly Task[], free: number, spare: number): void {
	let bold = spare;
	for (let left = free; left > 0; left -= 1) {
		const sure = mostUrgent(tasks, ({ most }) => most);
		const task = sure ?? (bold > 0 ? mostUrgent(tasks, (one) => one.bold) : undefined);
		if (task === undefined) return;
		if (sure === undefined) bold -= 1;
		task.share += 1;
	}
}

/** Returns the task that needs another request most, among those below their limit. */
function mostUrgent(tasks: readonly Task[], limit: (task: Task) => number): Task | undefined {
	const urgency = ({ answers, underWay, share }: Task) => answers / (underWay + share + 1);
	const open = tasks.filter((task) => task.underWay + task.share < limit(task));
	return open.sort((a, b) => urgency(b) - urgency(a))[0];
}

/** Returns the offsets to request with a task's share. */
export function offsetsOf({ section, gap, share, underWay, answers }: Task, pageSize: number): readonly number[] {
	const from = gap?.from ?? section.from;
	// A page at the bound of a part begins, or ends, with an object of the adjacent group.
	const front = section.unseenFirst && from === section.from ? from - 1 : from;
	if (gap?.to === undefined) return [front];
	const back = (section.unseenLast && gap.to === section.to ? gap.to + 1 : gap.to) - pageSize;
	const asked = underWayIn(section, gap, pageSize);
	const all = share + underWay;
	// If much is to come, looking into the middle is worth more: it creates parts that can be read in parallel.
	const ends = all === 1 ? [front] : all > 2 && answers >= 3 * all ? [back] : [front, back];
	const free = ends.filter((end) => !asked.some((other) => Math.abs(other - end) < pageSize)).slice(0, share);
	return [...free, ...middles(gap.from, gap.to, [...asked, ...free], share - free.length, pageSize)];
}

/** Returns up to `count` offsets in the widest range without a request, in whole pages from its beginning. */
function middles(
	from: number,
	to: number,
	asked: readonly number[],
	count: number,
	pageSize: number,
): readonly number[] {
	if (count < 1) return [];
	const sorted = [from, ...asked.toSorted((a, b) => a - b), to];
	let [start, end] = [from, from];
	for (const [index, offset] of sorted.entries()) {
		const next = sorted[index + 1] ?? offset;
		if (next - offset > end - start) [start, end] = [offset, next];
	}
	const step = (end - start) / (count + 1);
	const offsets = Array.from(
		{ length: count },
		(_, index) => start + pageSize * Math.round((step * (index + 1)) / pageSize),
	);
	return [...new Set(offsets)].filter((offset) => offset >= start + pageSize && offset < end);
}
