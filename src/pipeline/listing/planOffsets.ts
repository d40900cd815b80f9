import { underWayIn } from "./planContext.ts";
import type { Task } from "./planTasks.ts";

/** Which offsets to ask for with the requests that a task got. */
export function offsetsOf({ section, gap, share, underWay, answers }: Task, pageSize: number): readonly number[] {
	const from = gap?.from ?? section.from;
	// A page at the bound of a part begins, or ends, with an object of the group beside it.
	const front = section.unseenFirst && from === section.from ? from - 1 : from;
	if (gap?.to === undefined) return [front];
	const back = (section.unseenLast && gap.to === section.to ? gap.to + 1 : gap.to) - pageSize;
	const asked = underWayIn(section, gap, pageSize);
	const all = share + underWay;
	// If much is to come, looks into the middle are worth more: they make parts that are read at the same time.
	const ends = all === 1 ? [front] : all > 2 && answers >= 3 * all ? [back] : [front, back];
	const free = ends.filter((end) => !asked.some((other) => Math.abs(other - end) < pageSize)).slice(0, share);
	return [...free, ...middles(gap.from, gap.to, [...asked, ...free], share - free.length, pageSize)];
}

/** So many offsets in the widest stretch between those that are asked for, whole pages from its beginning on. */
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
