import type { Log } from "../../close/base/log.ts";
import { isByOwner, isDescending } from "../../close/schema/grouping.ts";
import type { ListResponse } from "../../close/schema/listResponse.ts";
import type { GroupBy, ListParameters } from "../../close/schema/parameters.ts";
import { collationOf, type Name } from "../reading/collation.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import type { Finding } from "../reading/freshness.ts";
import { type FindOwners, splitOwners } from "../reading/ownerSplit.ts";
import type { PageReader } from "../reading/pageReader.ts";
import { planFor, readInParallel } from "../reading/parallel/readInParallel.ts";
import { forOneRequest, type ReadOptions } from "../reading/pauses.ts";
import { ClientGroupingPlan } from "../reading/plans/clientGroupingPlan.ts";
import { OwnerSplitPlan } from "../reading/plans/ownerSplitPlan.ts";
import { PagingPlan } from "../reading/plans/pagingPlan.ts";
import { TwoEndedPlan } from "../reading/plans/twoEndedPlan.ts";
import { readByCreationDate } from "../reading/readByCreationDate.ts";
import type { GroupSpan, PageRequest, ReadPlan } from "../reading/readPlan.ts";
import { SkipLimitError } from "../reading/skipLimitError.ts";
import { placeOfNulls } from "../reading/sortedRows.ts";
import { intersect } from "../view/intersect.ts";

export interface GroupDiscoveryParts {
	readonly parameters: ListParameters;
	/** What the server is asked to group by. */
	readonly groupBy: GroupBy | undefined;
	/** Makes groups out of objects where the server makes none. */
	readonly local: (parameters: ListParameters) => ClientGroupingPlan;
	readonly reader: PageReader;
	readonly log: Log;
	/** Where they cannot be read, the plain chain serves. */
	readonly owners: FindOwners | undefined;
	/** Told of the first answer, before anything is taken from it. */
	readonly began: (answer: ListResponse) => void;
	/** More stretches are known. Throws a {@link DataChangedError} where they do not fit those before. */
	readonly found: () => void;
	/** What was found so far does not count any more. */
	readonly forgot: () => void;
	/** Whether anything moved since the first answer. */
	readonly probe: () => Promise<Finding>;
}

/** Gets to know all groups of a listing, by whatever plan its first answer allows. */
export class GroupDiscovery {
	readonly #parts: GroupDiscoveryParts;
	#reading: ReadPlan;
	#computedHere = false;
	#first: ListResponse | undefined;

	constructor(parts: GroupDiscoveryParts) {
		this.#parts = parts;
		this.#reading = new TwoEndedPlan(parts.parameters);
	}

	get reading(): ReadPlan {
		return this.#reading;
	}

	/** True where the server gives no groups, so that they are put together here. */
	get computedHere(): boolean {
		return this.#computedHere;
	}

	/**
	 * Reads until all groups are known; where their order is not what it seems, by plain paging.
	 * @throws DataChangedError where the data moved meanwhile, SkipLimitError or CloseError where an answer does not come
	 */
	async read(options: ReadOptions): Promise<void> {
		const { log, probe, parameters, local } = this.#parts;
		try {
			await this.#readOn(options);
		} catch (error) {
			if (!(error instanceof DataChangedError)) throw error;
			if (error.inconsistency !== "interleaved" && !(await probe()).stands) throw error;
			if (this.#reading.next === undefined) {
				log.warn("The figures of the groups do not add up to those of the whole, though nothing changed.");
				return;
			}
			log.warn("Groups are not laid out one after another here; every page is read instead.");
			this.#startOver(this.#computedHere ? local(parameters) : new PagingPlan(parameters));
			await this.#readOn(options);
		}
	}

	/** One answer after the other or, where that chain would be long, several parts at once. */
	async #readOn(options: ReadOptions): Promise<void> {
		try {
			await this.#ask(options, this.#reading, () => this.#reading.totals !== undefined);
			await this.#readInParallel(options);
			await this.#ask(options, this.#reading);
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
			if (!(await this.#readByOwners(options)) && !(await this.#readByDays(options))) throw error;
		}
		if (!this.#reading.addsUp) throw new DataChangedError("changed");
	}

	/** If the plan does not lead to the end, the reading before goes on. */
	async #readInParallel(options: ReadOptions): Promise<void> {
		const front = this.#reading;
		const answer = this.#first;
		if (!(front instanceof TwoEndedPlan) || answer === undefined || front.next === undefined) return;
		const plan = planFor(answer, this.#parts);
		if (plan === undefined) return;
		this.#reading = plan;
		try {
			await readInParallel(plan, this.#parts, options);
		} catch (error) {
			if (!(error instanceof SkipLimitError)) throw error;
		}
		if (plan.next !== undefined) this.#startOver(front);
	}

	async #readParts(front: ReadPlan, parts: OwnerSplitPlan | undefined, options: ReadOptions): Promise<void> {
		if (parts === undefined) return;
		this.#reading = parts;
		await this.#askAll(parts.parts, options);
		// Owners whom nobody named are found in the plain order only.
		if (parts.withoutGroup !== 0 || !(await this.#arrange(parts, options))) this.#startOver(front);
	}

	/** Owners between both ends of a listing that is too deep: each few of them make a listing that is not. */
	async #readByOwners(options: ReadOptions): Promise<boolean> {
		const { parameters, groupBy, reader } = this.#parts;
		if (!isByOwner(groupBy) || this.#isPlain) return false;
		const known = this.#reading;
		const front = new TwoEndedPlan(parameters);
		this.#startOver(front);
		await this.#ask(options, front, () => front.spans.length > 0);
		const count = Math.ceil((front.totals?.total_results ?? 0) / reader.reach) + reader.maxConcurrentRequests;
		const isAtFront = new Set(front.spans.map(({ id }) => id));
		// No filter asks for these: they lie at an end, where they have been seen.
		const ownerless = known.spans.filter(({ id, fields }) => fields.user_id == null && !isAtFront.has(id));
		await this.#readParts(front, await this.#splitByOwners(front, count, ownerless, options), options);
		if (this.#reading.next === undefined) return true;
		this.#startOver(known);
		return false;
	}

	/**
	 * Where pages that have to be read lie too deep, and no filter asks for the groups on them: by days of creation, and put
	 * together here.
	 */
	async #readByDays(options: ReadOptions): Promise<boolean> {
		const { parameters, groupBy, reader, log, found, probe } = this.#parts;
		if (!this.#isPlain && !isByOwner(groupBy)) return false;
		log.info("This listing is too deep to be read page by page; it is read by days of creation and sorted here.");
		const { _group_by, ...ungrouped } = parameters;
		const before = this.#reading;
		const { totals } = before;
		const known = before instanceof ClientGroupingPlan ? [before.beginning] : before.spans;
		const named = !this.#isPlain;
		const local = this.#parts.local(ungrouped);
		this.#computedHere = groupBy !== undefined;
		this.#startOver(local);
		try {
			await readByCreationDate(reader, ungrouped, options, ({ rows }) => {
				local.addUnordered(rows, totals);
				found();
			});
		} catch (error) {
			// Groups with the server's own figures say more than some of their objects.
			if (named) {
				this.#computedHere = false;
				this.#startOver(before);
			}
			throw error;
		}
		local.sort(parameters._order_by, placeOfNulls(known, parameters._order_by));
		found();
		if (!(await probe()).stands) throw new DataChangedError("changed");
		return true;
	}

	/** Every page is read. */
	get #isPlain(): boolean {
		return this.#reading instanceof PagingPlan || this.#reading instanceof ClientGroupingPlan;
	}

	/** All at once; the first that fails ends the others. */
	async #askAll(readings: readonly ReadPlan[], options: ReadOptions): Promise<void> {
		const end = new AbortController();
		const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
		try {
			await Promise.all(readings.map((reading) => this.#ask({ ...options, signal }, reading)));
		} finally {
			end.abort();
		}
	}

	/** Asks on until all is known of a reading, or enough. */
	async #ask(options: ReadOptions, reading: ReadPlan, enough: () => boolean = () => false): Promise<void> {
		for (let next = reading.next; next !== undefined && !enough(); next = reading.next) {
			const answer = await this.#answer(next, reading, options);
			if (answer === undefined) continue;
			if (this.#reading.totals === undefined && reading === this.#reading) {
				this.#begin(answer);
				this.#take(this.#reading, answer);
				if (reading !== this.#reading) return this.#ask(options, this.#reading);
			} else this.#take(reading, answer);
		}
	}

	/** Undefined where the server does not read so deep and the reading goes on in another way. */
	async #answer(question: PageRequest, reading: ReadPlan, options: ReadOptions): Promise<ListResponse | undefined> {
		try {
			return await this.#parts.reader.page(question.parameters, question.skip, options);
		} catch (error) {
			if (error instanceof SkipLimitError && reading.tooDeep()) return undefined;
			throw error;
		}
	}

	#take(reading: ReadPlan, answer: ListResponse): void {
		const inconsistency = reading.add(this.#asGroups(answer));
		if (inconsistency !== undefined) throw new DataChangedError(inconsistency);
		this.#parts.found();
	}

	/** Chooses how to read from what the first answer is like. */
	#begin(answer: ListResponse): void {
		const { began, parameters, groupBy, local } = this.#parts;
		began(answer);
		this.#first = answer;
		const plain = groupBy !== undefined && answer.groups === undefined && answer.rows.length > 0;
		const unsized = groupBy === undefined && answer.aggregates.total_results === undefined;
		this.#computedHere = plain;
		if (plain || unsized) this.#reading = local(parameters);
	}

	/** An ungrouped listing is one group that holds everything. */
	#asGroups(answer: ListResponse): ListResponse {
		if (this.#parts.groupBy !== undefined || this.#reading instanceof ClientGroupingPlan) return answer;
		const { rows, aggregates } = answer;
		return { ...answer, groups: rows.length === 0 ? [] : [{ key: "whole", fields: {}, aggregates, rows }] };
	}

	async #splitByOwners(
		front: ReadPlan,
		count: number,
		back: readonly GroupSpan[],
		options: ReadOptions,
	): Promise<OwnerSplitPlan | undefined> {
		const { parameters, owners } = this.#parts;
		const people = (await owners?.(forOneRequest(options)).catch(() => undefined)) ?? [];
		const parts = splitOwners(parameters, people, front.spans, count);
		return parts.length > 1 ? new OwnerSplitPlan(front, parts, back) : undefined;
	}

	/** Puts owners in the server's own order of names; false where that cannot be told. */
	async #arrange(parts: OwnerSplitPlan, options: ReadOptions): Promise<boolean> {
		const { parameters, groupBy, reader, log, found } = this.#parts;
		const sign = isDescending(groupBy) ? -1 : 1;
		const sequences = parts.sequences.map((spans) => (sign < 0 ? spans.toReversed() : spans).map(nameOf));
		const order = await collationOf(sequences, async (a, b) => {
			const user_id = parts.spans.filter((one) => [a, b].includes(nameOf(one))).map(({ fields }) => fields.user_id);
			const pair = intersect(parameters, { user_id: user_id.filter((id) => id != null) });
			const { groups } = await reader.page(pair, 0, options, 1);
			return ((groups?.[0]?.fields.user_name ?? null) === a) === sign > 0;
		});
		if (order === undefined) {
			log.info("This server keeps names in an order that is not known here; owners are read one after the other.");
			return false;
		}
		parts.arrange((a, b) => order(nameOf(a), nameOf(b)) * sign);
		found();
		return true;
	}

	#startOver(reading: ReadPlan): void {
		this.#reading = reading;
		this.#parts.forgot();
		this.#parts.found();
	}
}

function nameOf({ fields }: GroupSpan): Name {
	return fields.user_name ?? null;
}
