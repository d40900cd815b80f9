import type { Aggregates } from "../../../close/schema/aggregates.ts";
import { type GroupBy, isByOwner } from "../../../close/schema/grouping.ts";
import type { ListResponse } from "../../../close/schema/listResponse.ts";
import type { ListParameters } from "../../../close/schema/parameters.ts";
import { addUp, sameFigures } from "../figureArithmetic.ts";
import type { Owner } from "../readContext.ts";
import type { GroupSpan, Inconsistency, PageRequest, ReadPlan } from "../readPlan.ts";
import { conclude } from "./conclusions.ts";
import { type Division, divisionByDays, divisionByOwners } from "./division.ts";
import type { PlanContext } from "./planContext.ts";
import { Section } from "./section.ts";
import { offsetsOf, shareOut, type Task, tasksOf } from "./tasks.ts";

interface ParallelPlanOptions {
	readonly parameters: ListParameters;
	readonly groupBy: GroupBy;
	/** The number of objects per answer. */
	readonly pageSize: number;
	readonly maxConcurrentRequests: number;
	/** Whether there is a way to find out who may own opportunities. */
	readonly hasDirectory: boolean;
}

/** With this many answers or fewer to come, reading from both ends is fast enough. */
const FEW = 4;

/** Enough to find one or two groups that are in no part, among hundreds. */
const MOST_SEARCHES = 12;

/**
 * Discovers all groups with as many parallel requests as allowed, and hardly more requests in total than sequential
 * reading takes. Each unknown range of the listing is read from both ends; if more requests are available, they look
 * into its middle. What lies on either side of a group whose bounds aren't visible is requested by filter.
 */
export class ParallelPlan implements ReadPlan {
	readonly #options: ParallelPlanOptions;
	readonly #root: Section;
	readonly #known = new Map<string, GroupSpan>();
	readonly #sections = new Map<PageRequest, Section>();
	#division: Division | undefined;
	#owners: readonly Owner[] | undefined;
	#directory: "unasked" | "wanted" | "asked" | "here" | "missing";
	readonly #asked = new Set<string>();
	/** True if answers contradict each other or bring nothing new: another plan must take over. */
	#isStuck = false;
	/** The number of requests made by searches. */
	#searches = 0;
	/** The number of all requests so far, including the first one. */
	#requests = 1;

	constructor(options: ParallelPlanOptions) {
		const { parameters, groupBy, hasDirectory, pageSize } = options;
		this.#options = options;
		this.#root = new Section({ parameters, first: undefined, last: undefined });
		// A page of one object has no room for an object of the adjacent group.
		this.#directory = hasDirectory && pageSize > 1 ? "unasked" : "missing";
		if (!isByOwner(groupBy)) this.#division = divisionByDays(parameters, groupBy);
	}

	get spans(): readonly GroupSpan[] {
		const inOrder = new Map(this.#root.groups.map(({ id }) => [id, this.#known.get(id)]));
		// A group that turned out to be elsewhere than assumed stays known.
		for (const [id, group] of this.#known) if (!inOrder.has(id)) inOrder.set(id, group);
		return [...inOrder.values()].filter((group) => group !== undefined);
	}

	get totals(): Aggregates | undefined {
		return this.#root.layout.totals;
	}

	get withoutGroup(): number {
		return this.#root.isComplete ? (this.totals?.total_results ?? 0) - (this.#root.layout.length ?? 0) : 0;
	}

	/** Undefined once all groups are known. The requests themselves come from `nextRequests`. */
	get next(): PageRequest | undefined {
		const known = this.#root.isComplete && !this.#isStuck;
		return known ? undefined : { parameters: this.#options.parameters, skip: 0 };
	}

	get addsUp(): boolean {
		const figures = this.spans.map(({ aggregates }) => aggregates);
		return this.withoutGroup > 0 || addUp(figures, this.totals ?? {});
	}

	/** The number of objects in unknown ranges; an upper bound if the end isn't known. */
	get unknown(): number {
		const total = this.totals?.total_results ?? 0;
		return this.#root.gaps.reduce((sum, { from, to = total }) => sum + to - from, 0);
	}

	/** Returns true once, when the plan needs to know who may own opportunities. */
	takeWish(): boolean {
		if (this.#directory !== "wanted") return false;
		this.#directory = "asked";
		this.#requests += 1;
		return true;
	}

	/** Takes everyone who may own opportunities; undefined if that can't be found out. */
	takeOwners(owners: readonly Owner[] | undefined): void {
		this.#owners = owners;
		this.#directory = owners === undefined ? "missing" : "here";
		this.#conclude();
	}

	/**
	 * Returns what to request now, at most `free` requests. An empty list while `next` is defined means: wait for an
	 * answer.
	 */
	nextRequests(free: number): readonly PageRequest[] {
		if (this.#isStuck) return [];
		const context = this.#context;
		const tasks = tasksOf(context, this.#root);
		if (this.#wantsDirectory(tasks, context.meanSize)) {
			this.#directory = "wanted";
			return this.nextRequests(free - 1);
		}
		const { maxConcurrentRequests } = this.#options;
		const needed = this.#known.size + tasks.filter(({ gap }) => gap !== undefined).length;
		shareOut(tasks, free, needed + maxConcurrentRequests + 1 - this.#requests);
		return tasks.filter(({ share }) => share > 0).flatMap((task) => this.#ask(task));
	}

	/** Takes the answer to one of `nextRequests`. */
	take(request: PageRequest, answer: ListResponse): Inconsistency | undefined {
		const section = this.#sections.get(request) ?? this.#root;
		this.#sections.delete(request);
		const inconsistency = section.add(request, answer);
		if (inconsistency !== undefined) {
			this.#isStuck = true;
			return inconsistency;
		}
		this.#learn(section);
		this.#conclude();
		return this.#isStuck ? "changed" : undefined;
	}

	add(answer: ListResponse): Inconsistency | undefined {
		return this.take({ parameters: this.#options.parameters, skip: 0 }, answer);
	}

	tooDeep(): boolean {
		return false;
	}

	#learn(section: Section): void {
		for (const group of section.layout.groups) {
			const known = this.#known.get(group.id);
			const better = known?.rows.length === 0 && (group.rows.length > 0 || known.location === undefined);
			if (known === undefined || better) this.#known.set(group.id, group);
			if (known !== undefined && !sameFigures(known.aggregates, group.aggregates)) this.#isStuck = true;
		}
	}

	/** The owners are needed if groups are so large that whole pages lie within them. */
	#wantsDirectory(tasks: readonly Task[], meanSize: number): boolean {
		const { maxConcurrentRequests, pageSize } = this.#options;
		if (this.#directory !== "unasked") return false;
		if (this.#root.gaps.some(({ floating }) => floating.length > 0)) return true;
		const answers = tasks.reduce((sum, task) => sum + task.answers, 0);
		return maxConcurrentRequests > 2 && answers > Math.min(maxConcurrentRequests, FEW) && meanSize >= pageSize;
	}

	get #context(): PlanContext {
		const sizes = [...this.#known.values()].map(({ size }) => size);
		const awaitsOwners = this.#directory === "wanted" || this.#directory === "asked";
		return {
			root: this.#root,
			pageSize: this.#options.pageSize,
			total: this.totals?.total_results ?? 0,
			meanSize: sizes.reduce((sum, size) => sum + size, 0) / sizes.length || 1,
			byOwner: isByOwner(this.#options.groupBy),
			division: this.#division,
			awaitsOwners,
			mayDivide: this.#division !== undefined || awaitsOwners || this.#directory === "unasked",
		};
	}

	#ask(task: Task): readonly PageRequest[] {
		const { section, search, around } = task;
		if (search !== undefined) {
			this.#searches += 1;
			return [this.#noted(section, section.ask(search.next(), search))];
		}
		if (around !== undefined)
			return [this.#noted(section, around === "last" ? section.end.ask() : section.askAround(around))];
		if (section.isNew) return section.askEnds(task.share).map((request) => this.#noted(section, request));
		const offsets = offsetsOf(task, this.#options.pageSize);
		const fresh = offsets.filter((skip) => !this.#asked.has(textOf({ parameters: section.layout.parameters, skip })));
		return fresh.map((skip) => this.#noted(section, section.ask(skip)));
	}

	#noted(section: Section, request: PageRequest): PageRequest {
		const text = textOf(request);
		if (this.#asked.has(text)) this.#isStuck = true;
		this.#asked.add(text);
		this.#requests += 1;
		this.#sections.set(request, section);
		return request;
	}

	#conclude(): void {
		if (this.#searches > MOST_SEARCHES && this.#owners !== undefined) {
			// So much is elsewhere than assumed that reading page by page from both ends is as fast.
			this.#owners = this.#division = undefined;
			this.#root.forgetParts();
		}
		// Each answer reveals more about how this server sorts names.
		if (this.#owners !== undefined) {
			const known = new Set([...this.#known.values()].map(({ fields }) => fields.user_id));
			const seen = [...sectionsOf(this.#root)].map(({ layout }) => layout.groups);
			const { parameters } = this.#options;
			this.#division = divisionByOwners(parameters, this.#owners, seen, (id) => known.has(id));
		}
		if (!conclude(this.#context, this.#root)) this.#isStuck = true;
	}
}

function* sectionsOf(section: Section): Generator<Section> {
	yield section;
	for (const inner of section.inner) yield* sectionsOf(inner);
}

function textOf({ parameters, skip }: PageRequest): string {
	return JSON.stringify([parameters, skip]);
}
