import type { Aggregates } from "../../close/aggregates.ts";
import type { ListAnswer } from "../../close/answer.ts";
import type { GroupBy, ListParameters } from "../../close/parameters.ts";
import { type Division, divisionByDays, divisionByOwners } from "./division.ts";
import { addUp, sameFigures } from "./figures.ts";
import type { Gap } from "./layout.ts";
import type { Misfit, Question, Reading, Stretch } from "./reading.ts";
import { type Between, Section } from "./section.ts";
import type { SeamSearch } from "./seamSearch.ts";
import type { Owner } from "./split.ts";

/** Something that can be asked for now. */
interface Task {
	readonly section: Section;
	readonly gap: Gap | undefined;
	readonly search?: SeamSearch;
	/** An offset next to what is read by parts. */
	readonly around?: number;
	/** How many answers it may take. */
	readonly answers: number;
	/** How many may be under way at a time. */
	readonly most: number;
	/** How many at the most, while there are requests to spare. */
	readonly bold: number;
	readonly underWay: number;
	share: number;
}

export interface ParallelPlanOptions {
	readonly parameters: ListParameters;
	readonly groupBy: GroupBy;
	/** Objects that an answer holds. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
	/** Whether it can be found out who may own opportunities. */
	readonly hasDirectory: boolean;
}

/** Fewer groups than this are not worth a look into their middle. */
const WORTH_A_LOOK = 4;

/**
 * Gets to know all groups with as many requests under way as are allowed, and hardly more of them than one after the
 * other would take. Each unknown stretch of the listing is read from both of its ends; if more requests are free, they
 * look into its middle. What lies on either side of a group that shows no bounds is asked for by filter.
 */
export class ParallelPlan implements Reading {
	readonly #options: ParallelPlanOptions;
	readonly #root: Section;
	readonly #known = new Map<string, Stretch>();
	readonly #sections = new Map<Question, Section>();
	#division: Division | undefined;
	#owners: readonly Owner[] | undefined;
	#directory: "unasked" | "wanted" | "asked" | "here" | "missing";
	readonly #asked = new Set<string>();
	/** Answers contradict each other or tell nothing new: another way of reading has to go on. */
	#isStuck = false;
	/** Those made so far, the first one included. */
	#requests = 1;

	constructor(options: ParallelPlanOptions) {
		const { parameters, groupBy, hasDirectory } = options;
		this.#options = options;
		this.#root = new Section({ parameters, first: undefined, last: undefined });
		this.#directory = hasDirectory ? "unasked" : "missing";
		if (!groupBy.endsWith("user_id")) this.#division = divisionByDays(parameters, groupBy);
	}

	get stretches(): readonly Stretch[] {
		const inOrder = new Map(this.#root.groups.map(({ id }) => [id, this.#known.get(id)]));
		// One that turned out to be elsewhere than was thought stays known, wherever it is.
		for (const [id, group] of this.#known) if (!inOrder.has(id)) inOrder.set(id, group);
		return [...inOrder.values()].filter((group) => group !== undefined);
	}

	get totals(): Aggregates | undefined {
		return this.#root.layout.totals;
	}

	get withoutGroup(): number {
		return this.#root.isComplete ? (this.totals?.total_results ?? 0) - (this.#root.layout.length ?? 0) : 0;
	}

	/** Where to go on; it is asked by `questions`. Undefined when all is known. */
	get next(): Question | undefined {
		const known = this.#root.isComplete && !this.#isStuck;
		return known ? undefined : { parameters: this.#options.parameters, skip: 0 };
	}

	get addsUp(): boolean {
		const figures = this.stretches.map(({ aggregates }) => aggregates);
		return this.withoutGroup > 0 || addUp(figures, this.totals ?? {});
	}

	/** How many objects lie where nothing is known; at the most, if the end is not known. */
	get unknown(): number {
		const total = this.totals?.total_results ?? 0;
		return this.#root.gaps.reduce((sum, { from, to = total }) => sum + to - from, 0);
	}

	/** True once, when it has to be known who may own opportunities. */
	takeWish(): boolean {
		if (this.#directory !== "wanted") return false;
		this.#directory = "asked";
		this.#requests += 1;
		return true;
	}

	/** Who may own opportunities; undefined if that cannot be told. */
	takeOwners(owners: readonly Owner[] | undefined): void {
		this.#owners = owners;
		this.#directory = owners === undefined ? "missing" : "here";
		this.#settleAll();
	}

	/** What to ask for now, with `free` more requests. Nothing, although not all is known, means: wait for an answer. */
	questions(free: number): readonly Question[] {
		if (this.#isStuck) return [];
		const tasks = this.#tasks(this.#root);
		if (this.#wantsDirectory(tasks)) {
			this.#directory = "wanted";
			return this.questions(free - 1);
		}
		let spare = this.#spare(tasks);
		for (let left = free; left > 0; left -= 1) {
			const sure = mostUrgent(tasks, ({ most }) => most);
			const task = sure ?? (spare > 0 ? mostUrgent(tasks, ({ bold }) => bold) : undefined);
			if (task === undefined) break;
			if (sure === undefined) spare -= 1;
			task.share += 1;
		}
		return tasks.filter(({ share }) => share > 0).flatMap((task) => this.#ask(task));
	}

	/** How many requests may be made that tell nothing new in the worst case. */
	#spare(tasks: readonly Task[]): number {
		const { maxConcurrentRequests } = this.#options;
		const needed = this.#known.size + tasks.filter(({ gap }) => gap !== undefined).length;
		return needed + maxConcurrentRequests + 1 - this.#requests;
	}

	/** Takes the answer to one of `questions`. */
	take(question: Question, answer: ListAnswer): Misfit | undefined {
		const section = this.#sections.get(question) ?? this.#root;
		this.#sections.delete(question);
		const misfit = section.add(question, answer);
		if (misfit !== undefined) {
			this.#isStuck = true;
			return misfit;
		}
		this.#learn(section);
		this.#settleAll();
		return this.#isStuck ? "changed" : undefined;
	}

	add(answer: ListAnswer): Misfit | undefined {
		return this.take({ parameters: this.#options.parameters, skip: 0 }, answer);
	}

	tooDeep(): boolean {
		return false;
	}

	#learn(section: Section): void {
		for (const group of section.layout.groups) {
			const known = this.#known.get(group.id);
			const better = known?.rows.length === 0 && (group.rows.length > 0 || known.place === undefined);
			if (known === undefined || better) this.#known.set(group.id, group);
			if (known !== undefined && !sameFigures(known.aggregates, group.aggregates)) this.#isStuck = true;
		}
	}

	/** Owners are needed where groups are so large that pages lie within them. */
	#wantsDirectory(tasks: readonly Task[]): boolean {
		const { maxConcurrentRequests, pageSize } = this.#options;
		if (this.#directory !== "unasked" || this.#division !== undefined || pageSize < 2) return false;
		if (this.#anyFloats(this.#root)) return true;
		const answers = tasks.reduce((sum, task) => sum + task.answers, 0);
		return maxConcurrentRequests > 2 && answers > maxConcurrentRequests && this.#meanSize >= pageSize;
	}

	#anyFloats(section: Section): boolean {
		return section.gaps.some((gap) => gap.floating.length > 0);
	}

	get #meanSize(): number {
		let sum = 0;
		for (const { size } of this.#known.values()) sum += size;
		return this.#known.size === 0 ? 1 : sum / this.#known.size;
	}

	/** All that can be asked for in a section and those within it; about how many objects are `expected` in it. */
	#tasks(section: Section, expected = 0): Task[] {
		if (section.isNew) return [this.#taskOf(section, undefined, section.asked.size, this.#guess(section, expected))];
		return section.gaps.flatMap((gap) => this.#tasksIn(section, gap));
	}

	#tasksIn(section: Section, gap: Gap): Task[] {
		const search = section.searchIn(gap);
		if (search !== undefined) {
			const task = this.#taskOf(section, gap, section.isSearching(search) ? 1 : 0, 1);
			return [{ ...task, search, most: 1, bold: 1 }];
		}
		const underWay = underWayIn(section, gap);
		if (gap.floating.length > 0 || gap.to === undefined || section.isDivided(gap)) {
			// Until it is known who may own opportunities.
			if (this.#directory === "asked" || this.#directory === "wanted") return [];
			if (this.#canDivide(section, gap))
				return [...this.#tasksBetween(section, gap), ...this.#tasksAround(section, gap)];
		}
		return [this.#taskOf(section, gap, underWay.length, this.#answersFor(section, gap))];
	}

	/** How many objects of a gap are in no group and no part that is known; at the most, if its end is not known. */
	#unaccounted(gap: Gap, parts: readonly Between[]): number {
		const size = (gap.to ?? this.totals?.total_results ?? 0) - gap.from;
		const known = gap.floating.reduce((sum, { group }) => sum + group.size, 0);
		return parts.reduce((rest, { section: part }) => rest - (part instanceof Section ? (part.size ?? 0) : 0), size - known);
	}

	#canDivide(section: Section, gap: Gap): boolean {
		const division = this.#division;
		if (division === undefined || section.isAstray || this.#options.pageSize < 2) return false;
		if (section.isDivided(gap)) return true;
		// What lies behind the last known group is a listing of its own only if that group can bound it.
		if (gap.to === undefined && section === this.#root && gap.before !== undefined && division.separates(gap.before))
			return true;
		return gap.floating.some(({ group }) => division.separates(group));
	}

	#tasksBetween(section: Section, gap: Gap): Task[] {
		const division = this.#division;
		if (division === undefined) return [];
		const parts = section.between(gap, division.separates);
		const expected = this.#unaccounted(gap, parts) / parts.filter((part) => part.section === undefined).length;
		return parts.flatMap((between) => {
			if (between.section === "empty") return [];
			if (between.section !== undefined) return this.#tasks(between.section, expected);
			if (this.#isBusy(section, gap, between.left, between.right)) return [];
			const inner = section.divide(between, division);
			return inner === undefined ? [] : this.#tasks(inner, expected);
		});
	}

	/**
	 * What the sizes of its parts tell of a gap before they are read: where it ends, or that something is in none of them.
	 * This is asked for where it most probably lies: next to a group without a name.
	 */
	#tasksAround(section: Section, gap: Gap): Task[] {
		const division = this.#division;
		if (division === undefined) return [];
		const parts = section.between(gap, division.separates);
		if (parts.some(({ section: part }) => part === undefined || (part !== "empty" && part.size === undefined))) return [];
		const rest = this.#unaccounted(gap, parts);
		const task = this.#taskOf(section, gap, 0, 1);
		if (gap.to === undefined) {
			const end = (this.totals?.total_results ?? 0) - rest;
			return section.asksEnd ? [] : [{ ...task, around: end - 1, most: 1, bold: 1 }];
		}
		if (section.hasLooked || rest <= 0 || !this.#options.groupBy.endsWith("user_id")) return [];
		const [before, after] = [gap.before ?? section.before, gap.after ?? section.after].map(isUnnamed);
		if (!before && !after) return [];
		const around = before ? gap.from : Math.max(gap.from, gap.to - this.#options.pageSize);
		return [{ ...task, around, most: 1, bold: 1 }];
	}

	/** Whether an answer is under way that may show groups between two floating ones. */
	#isBusy(section: Section, gap: Gap, left: Stretch | undefined, right: Stretch | undefined): boolean {
		const at = (group: Stretch | undefined) => gap.floating.find((one) => one.group === group)?.seenAt;
		const [from, to] = [at(left) ?? gap.from - 1, at(right) ?? gap.to ?? Number.POSITIVE_INFINITY];
		return [...section.asked.values()].some((skip) => skip >= from && skip < to);
	}

	#taskOf(section: Section, gap: Gap | undefined, underWay: number, answers: number): Task {
		const closed = gap !== undefined && gap.to !== undefined;
		const size = closed ? (gap.to ?? 0) - gap.from : 0;
		const { pageSize } = this.#options;
		const looks = this.#division !== undefined || this.#directory === "wanted" || this.#directory === "asked";
		const middle = looks || this.#meanSize < pageSize ? Math.floor(answers / 2) : 2;
		const most = !closed || size <= pageSize || answers < 2 ? 1 : answers < WORTH_A_LOOK ? 2 : Math.max(2, middle);
		const bold = closed && size > pageSize ? Math.min(Math.ceil(size / pageSize), looks ? Number.POSITIVE_INFINITY : 2) : 1;
		return { section, gap, answers, most, bold: Math.max(most, bold), underWay, share: 0 };
	}

	/** About how many answers a gap takes. */
	#answersFor(section: Section, gap: Gap): number {
		const size = (gap.to ?? this.totals?.total_results ?? 0) - gap.from;
		const most = this.#division?.mostBetween(gap.before ?? section.before, gap.after ?? section.after);
		const pages = Math.ceil(size / this.#options.pageSize);
		return Math.max(1, Math.min(pages, most ?? pages, size / this.#meanSize));
	}

	#guess(section: Section, expected: number): number {
		const groups = this.#division?.mostBetween(section.before, section.after) ?? Number.POSITIVE_INFINITY;
		return Math.max(1, Math.min(groups, expected / this.#meanSize, Math.ceil(expected / this.#options.pageSize)));
	}

	#ask({ section, gap, search, around, share, underWay, answers }: Task): readonly Question[] {
		const ask = (skip: number) => this.#noted(section, section.ask(skip, search));
		if (search !== undefined) return [ask(search.next())];
		if (around !== undefined) return [this.#noted(section, section.askAround(around, gap?.to))];
		const from = gap?.from ?? section.from;
		const front = section.unseenFirst && from === section.from ? from - 1 : from;
		if (gap === undefined || gap.to === undefined) return [ask(front)];
		const { pageSize } = this.#options;
		const to = section.unseenLast && gap.to === section.to ? gap.to + 1 : gap.to;
		const back = to - pageSize;
		const asked = underWayIn(section, gap);
		const skips: number[] = [];
		const all = share + underWay;
		const ends = all > 2 && answers >= 3 * all ? [back] : [front, back];
		for (const skip of all === 1 ? [front] : ends) {
			if (skips.length < share && !asked.some((other) => Math.abs(other - skip) < pageSize)) skips.push(skip);
		}
		skips.push(...this.#middles(gap.from, gap.to, [...asked, ...skips], share - skips.length));
		return skips.filter((skip) => !this.#asked.has(textOf(section, skip))).map(ask);
	}

	#noted(section: Section, question: Question): Question {
		const text = textOf(section, question.skip);
		if (this.#asked.has(text)) this.#isStuck = true;
		this.#asked.add(text);
		this.#requests += 1;
		this.#sections.set(question, section);
		return question;
	}

	/** So many offsets in the widest stretch between those that are asked for, whole pages from its beginning on. */
	#middles(from: number, to: number, asked: readonly number[], count: number): readonly number[] {
		if (count < 1) return [];
		const { pageSize } = this.#options;
		const sorted = [from, ...asked.toSorted((a, b) => a - b), to];
		let widest = [from, from] as const;
		for (const [index, start] of sorted.entries()) {
			const end = sorted[index + 1] ?? start;
			if (end - start > widest[1] - widest[0]) widest = [start, end];
		}
		const [start, end] = widest;
		const step = (end - start) / (count + 1);
		return Array.from({ length: count }, (_, index) => start + pageSize * Math.round((step * (index + 1)) / pageSize))
			.filter((skip, index, all) => skip >= start + pageSize && skip + pageSize <= end && all.indexOf(skip) === index);
	}

	#settleAll(): void {
		// With each answer more is known of the order of names on this server.
		if (this.#owners !== undefined) {
			const known = new Set([...this.#known.values()].map(({ fields }) => fields.user_id));
			const { parameters } = this.#options;
			const seen = [...sectionsOf(this.#root)].map(({ layout }) => layout.groups);
			this.#division = divisionByOwners(parameters, this.#owners, seen, (id) => known.has(id));
		}
		this.#settle(this.#root);
	}

	/** Draws the conclusions from what is known, from the innermost sections outwards. */
	#settle(section: Section): void {
		for (const inner of section.inner) this.#settle(inner);
		for (let again = true; again; ) again = section.gaps.some((gap) => this.#settleGap(section, gap));
	}

	/** True if more is known of a gap than before. */
	#settleGap(section: Section, gap: Gap): boolean {
		const division = this.#division;
		const size = gap.to === undefined ? undefined : gap.to - gap.from;
		const search = section.searchIn(gap);
		// The order of what floats shows only once the group at the end has been seen there.
		if (section.unseenLast && gap.to === section.to) return false;
		const line = search?.line ?? section.lineOf(gap, true);
		const sum = line.reduce((all, one) => all + one.size, 0);
		if (line.length > 0 && sum === size) return this.#place(section, line, gap.from);
		if (search !== undefined || !this.#canDivide(section, gap) || division === undefined) return false;
		const parts = section.between(gap, division.separates);
		if (parts.some(({ left, right }) => this.#isBusy(section, gap, left, right))) return false;
		if (size !== undefined && this.#unaccounted(gap, parts) === 0) {
			const unasked = parts.filter((part) => part.section === undefined);
			for (const part of unasked) section.leaveOut(part);
			if (unasked.length > 0) return true;
		}
		if (parts.some(({ section: part }) => part === undefined || (part !== "empty" && !part.isComplete))) return false;
		if (size !== undefined && sum > size) {
			this.#isStuck = true;
			return false;
		}
		section.search(gap);
		return false;
	}

	#place(section: Section, line: readonly Stretch[], from: number): boolean {
		if (section.layout.place(line, from)) return true;
		this.#isStuck = true;
		return false;
	}
}

/** The offsets in a gap that are being asked for. */
function underWayIn({ asked }: Section, { from, to = Number.POSITIVE_INFINITY }: Gap): readonly number[] {
	return [...asked.values()].filter((skip) => skip >= from - 1 && skip < to);
}

/** What needs another request most, of all that may have one more. */
function mostUrgent(tasks: readonly Task[], limit: (task: Task) => number): Task | undefined {
	const urgency = ({ answers, underWay, share }: Task) => answers / (underWay + share + 1);
	const open = tasks.filter((task) => task.underWay + task.share < limit(task));
	return open.sort((a, b) => urgency(b) - urgency(a))[0];
}

function* sectionsOf(section: Section): Generator<Section> {
	yield section;
	for (const inner of section.inner) yield* sectionsOf(inner);
}

function isUnnamed(group: Stretch | undefined): boolean {
	return group !== undefined && !group.fields.user_name;
}

function textOf({ layout }: Section, skip: number): string {
	return JSON.stringify([layout.parameters, skip]);
}
