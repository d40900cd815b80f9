import type { Aggregates } from "../../close/schema/aggregates.ts";
import { type GroupBy, isByOwner } from "../../close/schema/grouping.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { mergeMonths } from "../reading/fiscalGroups.ts";
import { type Finding, Freshness } from "../reading/freshness.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { planFor, readInParallel } from "../reading/parallel/readInParallel.ts";
import { ClientGroupingPlan } from "../reading/plans/clientGroupingPlan.ts";
import { arrangeByName, OwnerSplitPlan, splitOwners } from "../reading/plans/ownerSplitPlan.ts";
import { PagingPlan } from "../reading/plans/pagingPlan.ts";
import { TwoEndedPlan } from "../reading/plans/twoEndedPlan.ts";
import { type Probe, probe } from "../reading/probe.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import { abortTogether, forOneRequest, type ReadOptions } from "../reading/readContext.ts";
import { DataChangedError, SkipLimitError } from "../reading/readErrors.ts";
import {
	asOneGroup,
	type GroupSpan,
	type PageRequest,
	type Provenance,
	provenanceOf,
	type ReadPlan,
} from "../reading/readPlan.ts";
import { nullsOrderOf } from "../reading/sortedRows.ts";
import { type Fiscal, fiscalOf } from "../time/fiscal.ts";
import type { ViewQuery } from "../view/viewParameters.ts";

/** Receives the progress of a discovery. */
interface DiscoveryListener {
	/** Called when more groups are known. Throws a {@link DataChangedError} if they don't fit the earlier ones. */
	found(): void;
	/** Called when everything found so far becomes invalid. */
	forgot(): void;
}

/** Discovers all groups of a listing, with a plan that suits its first answer. */
export class GroupDiscovery {
	readonly query: ViewQuery;
	readonly reader: PageReader;
	readonly freshness: Freshness;
	readonly #call: () => ReadOptions;
	readonly #listener: DiscoveryListener | undefined;
	readonly #fiscal: Fiscal | undefined;
	#plan: ReadPlan;
	#computedHere = false;
	#first: ListResponse | undefined;
	#provenance: Provenance | undefined;

	/** `call` returns the options for requests; `baseline` is a probe made just before this reading, if any. */
	constructor(
		query: ViewQuery,
		reader: PageReader,
		call: () => ReadOptions,
		listener?: DiscoveryListener,
		baseline?: Probe,
	) {
		this.query = query;
		this.reader = reader;
		this.#call = call;
		this.#listener = listener;
		this.#fiscal = fiscalOf(query.groupBy, query.startMonth);
		this.#plan = new TwoEndedPlan(query.parameters);
		this.freshness = new Freshness(() => probe(reader, query.parameters, { ...call(), keepObjects: false }), baseline);
	}

	get totals(): Aggregates | undefined {
		return this.#plan.totals;
	}

	/** The first answer that had {@link totals}. */
	get provenance(): Provenance | undefined {
		return this.#provenance;
	}

	/** The number of objects that the server puts into no group; known at the end. */
	get withoutGroup(): number {
		return this.#plan.withoutGroup;
	}

	/** True if the server returns no groups, so that they are built here. */
	get computedHere(): boolean {
		return this.#computedHere;
	}

	/** Whether all groups are known. */
	get isComplete(): boolean {
		return this.#plan.next === undefined;
	}

	/**
	 * Returns the groups of the View. If there are `more` to come, the last known fiscal period is left out while it
	 * may still grow.
	 */
	spans(more = !this.isComplete): readonly GroupSpan[] {
		const { spans } = this.#plan;
		if (this.#fiscal === undefined || this.#computedHere) return spans;
		return mergeMonths(spans, this.#fiscal, this.query.parameters, !more);
	}

	/** Sends one request to find out whether the data is unchanged. */
	probe(): Promise<Finding> {
		return this.freshness.check(this.totals);
	}

	/**
	 * Reads until all groups are known. If their order isn't what it seems, continues with plain paging.
	 * @throws DataChangedError if the data changed meanwhile, SkipLimitError or CloseError if an answer doesn't arrive
	 */
	async read(): Promise<void> {
		const options = this.#call();
		try {
			await this.#readOn(options);
		} catch (error) {
			if (!(error instanceof DataChangedError)) throw error;
			if (error.inconsistency !== "interleaved" && !(await this.probe()).stands) throw error;
			const { log } = this.reader.context;
			if (this.isComplete) {
				log.warn("The figures of the groups don't add up to those of the whole, although nothing changed.");
				return;
			}
			log.warn("This server doesn't return groups one after another; every page is read instead.");
			const { parameters } = this.query;
			this.#startOver(this.#computedHere ? this.#groupedHere(parameters) : new PagingPlan(parameters));
			await this.#readOn(options);
		}
	}

	get #groupBy(): GroupBy | undefined {
		return this.query.parameters._group_by as GroupBy | undefined;
	}

	/** Creates a plan that builds groups out of objects, for a server that returns none. */
	#groupedHere(parameters: ListParameters): ClientGroupingPlan {
		return new ClientGroupingPlan(parameters, this.query.groupBy, this.query.startMonth);
	}

	/** Reads sequentially or, if that takes many requests, in parallel. */
	async #readOn(options: ReadOptions): Promise<void> {
		try {
			await this.#ask(options, this.#plan, () => this.totals !== undefined);
			await this.#readInParallel(options);
			await this.#ask(options, this.#plan);
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
			if (!(await this.#readByOwners(options)) && !(await this.#readByDays(options))) throw error;
		}
		if (!this.#plan.addsUp) throw new DataChangedError();
	}

	/** Reads in parallel. If that doesn't find all groups, the sequential plan continues. */
	async #readInParallel(options: ReadOptions): Promise<void> {
		const front = this.#plan;
		const first = this.#first;
		if (!(front instanceof TwoEndedPlan) || first === undefined || front.next === undefined) return;
		const plan = planFor(first, this.query.parameters, this.reader);
		if (plan === undefined) return;
		this.#plan = plan;
		try {
			await readInParallel(plan, this.reader, options, () => this.#listener?.found());
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
		}
		if (plan.next !== undefined) this.#startOver(front);
	}

	/**
	 * Reads a listing by owner that is too deep: between its two ends, every few owners form a listing that isn't too
	 * deep.
	 */
	async #readByOwners(options: ReadOptions): Promise<boolean> {
		const { parameters } = this.query;
		const { reach, maxConcurrentRequests } = this.reader;
		if (!isByOwner(this.#groupBy) || this.#isPlain) return false;
		const known = this.#plan;
		const front = new TwoEndedPlan(parameters);
		this.#startOver(front);
		await this.#ask(options, front, () => front.spans.length > 0);
		const count = Math.ceil((front.totals?.total_results ?? 0) / reach) + maxConcurrentRequests;
		const isAtFront = new Set(front.spans.map(({ id }) => id));
		// No filter selects these groups. They lie at the end, where they were seen before.
		const ownerless = known.spans.filter(({ id, fields }) => fields.user_id == null && !isAtFront.has(id));
		await this.#readBetween(front, count, ownerless, options);
		if (this.isComplete) return true;
		this.#startOver(known);
		return false;
	}

	/** Reads the owners between the known beginning and the known end of a listing, in up to `count` parts. */
	async #readBetween(front: ReadPlan, count: number, back: readonly GroupSpan[], options: ReadOptions): Promise<void> {
		const { parameters } = this.query;
		const { owners, log } = this.reader.context;
		const people = (await owners?.(forOneRequest(options)).catch(() => undefined)) ?? [];
		const parts = splitOwners(parameters, people, front.spans, count);
		if (parts.length < 2) return;
		const plan = new OwnerSplitPlan(front, parts, back);
		this.#plan = plan;
		await this.#askAll(plan.parts, options);
		// Owners who aren't in the directory can be found only in the plain order.
		if (plan.withoutGroup !== 0) return this.#startOver(front);
		if (await arrangeByName(plan, parameters, this.reader, options)) return this.#listener?.found();
		log.info("This server sorts names in an unknown order; owners are read one by one.");
		this.#startOver(front);
	}

	/**
	 * Reads by day of creation and builds the groups here, if pages that must be read lie too deep and no filter
	 * selects the groups on them.
	 */
	async #readByDays(options: ReadOptions): Promise<boolean> {
		if (!this.#isPlain && !isByOwner(this.#groupBy)) return false;
		this.reader.context.log.info(
			"This listing is too deep to read page by page; it is read by day of creation and sorted here.",
		);
		const { _group_by, ...ungrouped } = this.query.parameters;
		const { totals } = this;
		const before = this.#plan;
		const known = before instanceof ClientGroupingPlan ? [before.beginning] : before.spans;
		const named = !this.#isPlain;
		const plan = this.#groupedHere(ungrouped);
		this.#computedHere = _group_by !== undefined;
		this.#startOver(plan);
		try {
			await readByCreationDate(this.reader, ungrouped, options, ({ rows }) => {
				plan.addUnordered(rows, totals);
				this.#listener?.found();
			});
		} catch (error) {
			// Groups with the server's own figures are more useful than groups of some of the objects.
			if (named) {
				this.#computedHere = false;
				this.#startOver(before);
			}
			throw error;
		}
		plan.sort(ungrouped._order_by, nullsOrderOf(known, ungrouped._order_by));
		this.#listener?.found();
		if (!(await this.probe()).stands) throw new DataChangedError();
		return true;
	}

	/** Whether the plan reads every page. */
	get #isPlain(): boolean {
		return this.#plan instanceof PagingPlan || this.#plan instanceof ClientGroupingPlan;
	}

	/** Runs several plans in parallel; the first failure aborts the others. */
	async #askAll(plans: readonly ReadPlan[], options: ReadOptions): Promise<void> {
		const together = abortTogether(options);
		await Promise.all(plans.map((plan) => this.#ask(together.options, plan))).finally(together.end);
	}

	/** Sends the requests of a plan until it is complete or `enough` returns true. */
	async #ask(options: ReadOptions, plan: ReadPlan, enough: () => boolean = () => false): Promise<void> {
		for (let next = plan.next; next !== undefined && !enough(); next = plan.next) {
			const answer = await this.#answer(next, plan, options);
			if (answer === undefined) continue;
			if (this.totals === undefined && plan === this.#plan) {
				this.#begin(answer);
				this.#take(this.#plan, answer);
				if (plan !== this.#plan) return this.#ask(options, this.#plan);
			} else this.#take(plan, answer);
		}
	}

	/** Returns undefined if the server doesn't read this deep but the plan can continue in another way. */
	async #answer(request: PageRequest, plan: ReadPlan, options: ReadOptions): Promise<ListResponse | undefined> {
		try {
			return await this.reader.page(request.parameters, request.skip, options);
		} catch (error) {
			if (error instanceof SkipLimitError && plan.tooDeep()) return undefined;
			throw error;
		}
	}

	#take(plan: ReadPlan, answer: ListResponse): void {
		const isWhole = this.#groupBy === undefined && !(this.#plan instanceof ClientGroupingPlan);
		const inconsistency = plan.add(isWhole ? asOneGroup(answer) : answer);
		if (inconsistency !== undefined) throw new DataChangedError(inconsistency);
		this.#listener?.found();
	}

	/** Chooses the plan that suits the first answer. */
	#begin(answer: ListResponse): void {
		this.freshness.begin(answer);
		this.#first = answer;
		this.#provenance = provenanceOf(answer);
		const grouped = this.#groupBy !== undefined;
		const plain = grouped && answer.groups === undefined && answer.rows.length > 0;
		const unsized = !grouped && answer.aggregates.total_results === undefined;
		this.#computedHere = plain;
		if (plain || unsized) this.#plan = this.#groupedHere(this.query.parameters);
	}

	#startOver(plan: ReadPlan): void {
		this.#plan = plan;
		this.#listener?.forgot();
		this.#listener?.found();
	}
}
