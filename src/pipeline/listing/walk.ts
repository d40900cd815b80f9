import type { ListAnswer } from "../../close/answer.ts";
import type { Log } from "../../close/log.ts";
import type { GroupBy, ListParameters } from "../../close/parameters.ts";
import { intersect } from "../intersect.ts";
import { Drift } from "./drift.ts";
import { Ends } from "./ends.ts";
import type { Finding } from "./freshness.ts";
import { LocalGroups } from "./local.ts";
import { Merge } from "./merge.ts";
import { type Name, orderOf } from "./nameOrder.ts";
import { planFor, readInParallel } from "./parallelReading.ts";
import { type Reader, TooDeep } from "./reader.ts";
import type { Question, Reading, Stretch } from "./reading.ts";
import { SideBySide } from "./sideBySide.ts";
import { readByCreation } from "./slices.ts";
import { placeOfNulls } from "./sorted.ts";
import { type FindOwners, splitOwners } from "./split.ts";
import { forOneRequest, type ReadOptions } from "./waits.ts";

export interface WalkParts {
	readonly parameters: ListParameters;
	/** What the server is asked to group by. */
	readonly groupBy: GroupBy | undefined;
	/** Makes groups out of objects where the server makes none. */
	readonly local: (parameters: ListParameters) => LocalGroups;
	readonly reader: Reader;
	readonly log: Log;
	/** Where they cannot be read, the plain chain serves. */
	readonly owners: FindOwners | undefined;
	/** Told of the first answer, before anything is taken from it. */
	readonly began: (answer: ListAnswer) => void;
	/** More stretches are known. Throws a {@link Drift} where they do not fit those before. */
	readonly found: () => void;
	/** What was found so far does not count any more. */
	readonly forgot: () => void;
	/** Whether anything moved since the first answer. */
	readonly probe: () => Promise<Finding>;
}

/** Gets to know all groups of a listing, by whatever plan its first answer allows. */
export class Walk {
	readonly #parts: WalkParts;
	#reading: Reading;
	#computedHere = false;
	#first: ListAnswer | undefined;

	constructor(parts: WalkParts) {
		this.#parts = parts;
		this.#reading = new Ends(parts.parameters);
	}

	get reading(): Reading {
		return this.#reading;
	}

	/** True where the server gives no groups, so that they are put together here. */
	get computedHere(): boolean {
		return this.#computedHere;
	}

	/**
	 * Reads until all groups are known; where their order is not what it seems, by plain paging.
	 * @throws Drift where the data moved meanwhile, TooDeep or CloseError where an answer does not come
	 */
	async read(options: ReadOptions): Promise<void> {
		const { log, probe, parameters, local } = this.#parts;
		try {
			await this.#readOn(options);
		} catch (error) {
			if (!(error instanceof Drift)) throw error;
			if (error.misfit !== "interleaved" && !(await probe()).stands) throw error;
			if (this.#reading.next === undefined) {
				log.warn("The figures of the groups do not add up to those of the whole, though nothing changed.");
				return;
			}
			log.warn("Groups are not laid out one after another here; every page is read instead.");
			this.#startOver(this.#computedHere ? local(parameters) : new Merge(parameters));
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
			if (!(error instanceof TooDeep)) throw error;
			if (!(await this.#readByOwners(options)) && !(await this.#readByDays(options))) throw error;
		}
		if (!this.#reading.addsUp) throw new Drift("changed");
	}

	/** If the plan does not lead to the end, the reading before goes on. */
	async #readInParallel(options: ReadOptions): Promise<void> {
		const front = this.#reading;
		const answer = this.#first;
		if (!(front instanceof Ends) || answer === undefined || front.next === undefined) return;
		const plan = planFor(answer, this.#parts);
		if (plan === undefined) return;
		this.#reading = plan;
		try {
			await readInParallel(plan, this.#parts, options);
		} catch (error) {
			if (!(error instanceof TooDeep)) throw error;
		}
		if (plan.next !== undefined) this.#startOver(front);
	}

	async #readParts(front: Reading, parts: SideBySide | undefined, options: ReadOptions): Promise<void> {
		if (parts === undefined) return;
		this.#reading = parts;
		await this.#askAll(parts.parts, options);
		// Owners whom nobody named are found in the plain order only.
		if (parts.withoutGroup !== 0 || !(await this.#arrange(parts, options))) this.#startOver(front);
	}

	/** Owners between both ends of a listing that is too deep: each few of them make a listing that is not. */
	async #readByOwners(options: ReadOptions): Promise<boolean> {
		const { parameters, groupBy, reader } = this.#parts;
		if (groupBy?.endsWith("user_id") !== true || this.#isPlain) return false;
		const known = this.#reading;
		const front = new Ends(parameters);
		this.#startOver(front);
		await this.#ask(options, front, () => front.stretches.length > 0);
		const count = Math.ceil((front.totals?.total_results ?? 0) / reader.reach) + reader.maxConcurrentRequests;
		const isAtFront = new Set(front.stretches.map(({ id }) => id));
		// No filter asks for these: they lie at an end, where they have been seen.
		const ownerless = known.stretches.filter(({ id, fields }) => fields.user_id == null && !isAtFront.has(id));
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
		if (!this.#isPlain && groupBy?.endsWith("user_id") !== true) return false;
		log.info("This listing is too deep to be read page by page; it is read by days of creation and sorted here.");
		const { _group_by, ...ungrouped } = parameters;
		const { totals } = this.#reading;
		const known = this.#reading instanceof LocalGroups ? [this.#reading.beginning] : this.#reading.stretches;
		const local = this.#parts.local(ungrouped);
		this.#computedHere = groupBy !== undefined;
		this.#startOver(local);
		await readByCreation(reader, ungrouped, options, ({ rows }) => {
			local.addUnordered(rows, totals);
			found();
		});
		local.sort(parameters._order_by, placeOfNulls(known, parameters._order_by));
		found();
		if (!(await probe()).stands) throw new Drift("changed");
		return true;
	}

	/** Every page is read. */
	get #isPlain(): boolean {
		return this.#reading instanceof Merge || this.#reading instanceof LocalGroups;
	}

	/** All at once; the first that fails ends the others. */
	async #askAll(readings: readonly Reading[], options: ReadOptions): Promise<void> {
		const end = new AbortController();
		const signal = AbortSignal.any([end.signal, ...(options.signal === undefined ? [] : [options.signal])]);
		try {
			await Promise.all(readings.map((reading) => this.#ask({ ...options, signal }, reading)));
		} finally {
			end.abort();
		}
	}

	/** Asks on until all is known of a reading, or enough. */
	async #ask(options: ReadOptions, reading: Reading, enough: () => boolean = () => false): Promise<void> {
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
	async #answer(question: Question, reading: Reading, options: ReadOptions): Promise<ListAnswer | undefined> {
		try {
			return await this.#parts.reader.page(question.parameters, question.skip, options);
		} catch (error) {
			if (error instanceof TooDeep && reading.tooDeep()) return undefined;
			throw error;
		}
	}

	#take(reading: Reading, answer: ListAnswer): void {
		const misfit = reading.add(this.#asGroups(answer));
		if (misfit !== undefined) throw new Drift(misfit);
		this.#parts.found();
	}

	/** Chooses how to read from what the first answer is like. */
	#begin(answer: ListAnswer): void {
		const { began, parameters, groupBy, local } = this.#parts;
		began(answer);
		this.#first = answer;
		const plain = groupBy !== undefined && answer.groups === undefined && answer.rows.length > 0;
		const unsized = groupBy === undefined && answer.aggregates.total_results === undefined;
		this.#computedHere = plain;
		if (plain || unsized) this.#reading = local(parameters);
	}

	/** An ungrouped listing is one group that holds everything. */
	#asGroups(answer: ListAnswer): ListAnswer {
		if (this.#parts.groupBy !== undefined || this.#reading instanceof LocalGroups) return answer;
		const { rows, aggregates } = answer;
		return { ...answer, groups: rows.length === 0 ? [] : [{ key: "whole", fields: {}, aggregates, rows }] };
	}

	async #splitByOwners(
		front: Reading,
		count: number,
		back: readonly Stretch[],
		options: ReadOptions,
	): Promise<SideBySide | undefined> {
		const { parameters, owners } = this.#parts;
		const people = (await owners?.(forOneRequest(options)).catch(() => undefined)) ?? [];
		const parts = splitOwners(parameters, people, front.stretches, count);
		return parts.length > 1 ? new SideBySide(front, parts, back) : undefined;
	}

	/** Puts owners in the server's own order of names; false where that cannot be told. */
	async #arrange(parts: SideBySide, options: ReadOptions): Promise<boolean> {
		const { parameters, groupBy, reader, log, found } = this.#parts;
		const sign = groupBy?.startsWith("-") ? -1 : 1;
		const sequences = parts.sequences.map((stretches) => (sign < 0 ? stretches.toReversed() : stretches).map(nameOf));
		const order = await orderOf(sequences, async (a, b) => {
			const user_id = parts.stretches.filter((one) => [a, b].includes(nameOf(one))).map(({ fields }) => fields.user_id);
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

	#startOver(reading: Reading): void {
		this.#reading = reading;
		this.#parts.forgot();
		this.#parts.found();
	}
}

function nameOf({ fields }: Stretch): Name {
	return fields.user_name ?? null;
}
