import type { Aggregates } from "../../close/aggregates.ts";
import type { ListAnswer } from "../../close/answer.ts";
import type { Wait } from "../../close/api.ts";
import type { Log } from "../../close/log.ts";
import { isReadable, type Row } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import { Drift } from "./drift.ts";
import { LoadedGroup } from "./loaded.ts";
import { LocalGroups } from "./local.ts";
import { Merge } from "./merge.ts";
import { type Probe, probe, unchanged } from "./probe.ts";
import type { Reader } from "./reader.ts";
import type { Reading } from "./reading.ts";
import { Sequence } from "./sequence.ts";
import { readSorted } from "./sorted.ts";
import type { Partiality } from "./state.ts";
import { readWindows } from "./windows.ts";

export interface RunOptions {
	readonly view: View;
	/** Filters, order and grouping as they are sent; without paging. */
	readonly parameters: ListParameters;
	readonly reader: Reader;
	readonly log: Log;
	/** Told of each thing that arrived or began. */
	readonly onProgress: () => void;
	readonly onWait: (wait: Wait | undefined) => void;
}

/** One reading of one View: the groups of one moment, and windows into them. All calls reject with a CloseError or a Drift. */
export class Run {
	readonly view: View;
	readonly parameters: ListParameters;
	/** Read after a drift: the next one is not answered by reading again. */
	readonly again: boolean;
	partial: Partiality | undefined = "opening";
	readonly #options: RunOptions;
	readonly #groups = new Map<string, LoadedGroup>();
	readonly #ids = new Set<string>();
	#reading: Reading;
	#abort = new AbortController();
	#newest: string | undefined;
	#servedAt: number | undefined;
	#asOf: number | undefined;
	#currencies = new Set<string>();
	#computedHere = false;

	/** `baseline` is a probe from just before this reading, where one was made. */
	constructor(options: RunOptions, baseline: Probe | undefined, again: boolean) {
		this.view = options.view;
		this.parameters = options.parameters;
		this.again = again;
		this.#options = options;
		this.#newest = baseline?.newest;
		this.#reading = new Sequence();
	}

	get groups(): readonly LoadedGroup[] {
		return [...this.#groups.values()];
	}

	group(id: string): LoadedGroup | undefined {
		return this.#groups.get(id);
	}

	get grouped(): boolean {
		return this.parameters._group_by !== undefined;
	}

	get totals(): Aggregates | undefined {
		return this.#reading.totals;
	}

	get withoutGroup(): number {
		return this.#reading.withoutGroup;
	}

	/** True where the groups were put together here. */
	get computedHere(): boolean {
		return this.#computedHere;
	}

	/** When the figures were true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#asOf;
	}

	get currency(): string | "mixed" | undefined {
		const [first, ...others] = this.#currencies;
		return others.length > 0 ? "mixed" : first;
	}

	/** All groups are known. */
	get walked(): boolean {
		return this.#reading.next === undefined;
	}

	/** Ends what is under way; the Run can go on afterwards. */
	stop(): void {
		this.#abort.abort();
		this.#abort = new AbortController();
	}

	/** Gets to know all groups; where their order is not what it seems, by plain paging. */
	async walk(): Promise<void> {
		const { log } = this.#options;
		try {
			await this.#readOn();
		} catch (error) {
			if (!(error instanceof Drift)) throw error;
			if (error.misfit !== "interleaved" && !(await this.probe()).stands) throw error;
			if (this.walked) {
				log.warn("The figures of the groups do not add up to those of the whole, though nothing changed.");
				return;
			}
			log.warn("Groups are not laid out one after another here; every page is read instead.");
			this.#pagePlainly();
			await this.#readOn();
		}
	}

	/** From now on every object is read, and groups are put together by key or, where there are none, here. */
	#pagePlainly(): void {
		this.#groups.clear();
		this.#ids.clear();
		this.#reading = this.#computedHere ? new LocalGroups(this.view.group_by) : new Merge();
	}

	/** Loads a group until `target` of its objects are there; where they change places between pages, all of it. */
	async fill(group: LoadedGroup, target: number): Promise<void> {
		const wanted = Math.min(target, group.stretch.size);
		if (group.rows.length >= wanted) return;
		group.busy(true);
		this.#options.onProgress();
		try {
			await this.#fillWindows(group, wanted);
		} catch (error) {
			if (!(error instanceof Drift) || !(await this.probe()).stands) throw error;
			this.#options.log.warn("Objects of a group change places between pages; it is read whole and sorted here.");
			await this.#readApart(group);
		} finally {
			group.busy(false);
			this.#options.onProgress();
		}
	}

	/** Windows side by side. Once complete, rows that came from several answers must be of one moment. */
	async #fillWindows(group: LoadedGroup, wanted: number): Promise<void> {
		const { start } = group.stretch;
		if (start === undefined) return this.#readApart(group);
		const { reader, onProgress } = this.#options;
		await readWindows(group, start, wanted, {
			reader,
			parameters: this.parameters,
			options: this.#call(),
			totals: this.totals,
			groupsOf: (answer) => this.#asGroups(answer).groups ?? [],
			accept: (rows, answer) => {
				if (!this.#note(rows)) throw new Drift("changed", group);
				group.append(rows);
				this.#asOf = answer.receivedAt;
				onProgress();
			},
		});
		const ofOneMoment = group.missing > 0 || group.windows === 1;
		if (!ofOneMoment && !(await this.probe()).stands) throw new Drift("changed", group);
	}

	/** A whole group by itself, sorted here: where its offsets cannot be relied on. */
	async #readApart(group: LoadedGroup): Promise<void> {
		const rows = await readSorted(this.#options.reader, this.view, this.parameters, group.stretch, this.#call());
		if (rows.length !== group.stretch.size) throw new Drift("changed", group);
		for (const row of group.rows) if (row.id !== undefined) this.#ids.delete(row.id);
		this.#note(rows);
		group.replace(rows);
	}

	/** One request: whether all is still as it was read, and what it told. Remembers the newest change for the next time. */
	async probe(): Promise<{ readonly stands: boolean; readonly now: Probe }> {
		const now = await probe(this.#options.reader, this.parameters, this.#call());
		const stands = unchanged(now, { totals: this.totals, newest: this.#newest, servedAt: this.#servedAt });
		if (stands) {
			this.#newest = now.newest;
			this.#asOf = now.receivedAt;
		}
		return { stands, now };
	}

	async #readOn(): Promise<void> {
		const options = this.#call();
		for (let skip = this.#reading.next; skip !== undefined; skip = this.#reading.next) {
			const answer = await this.#options.reader.page(this.parameters, skip, options);
			if (skip === 0) this.#begin(answer);
			const misfit = this.#reading.add(this.#asGroups(answer));
			if (misfit !== undefined) throw new Drift(misfit);
			this.#collect();
			this.#options.onProgress();
		}
		if (!this.#reading.addsUp) throw new Drift("changed");
	}

	#call() {
		return { signal: this.#abort.signal, onWait: this.#options.onWait };
	}

	/** Chooses how to read from what the first answer is like. */
	#begin(answer: ListAnswer): void {
		this.#servedAt = answer.servedAt;
		this.#asOf = answer.receivedAt;
		const plain = this.grouped && answer.groups === undefined && answer.rows.length > 0;
		const unsized = !this.grouped && answer.aggregates.total_results === undefined;
		this.#computedHere = plain;
		if (plain || unsized) this.#reading = new LocalGroups(plain ? this.view.group_by : undefined);
	}

	/** An ungrouped listing is one group that holds everything. */
	#asGroups(answer: ListAnswer): ListAnswer {
		if (this.grouped || this.#reading instanceof LocalGroups) return answer;
		const { rows, aggregates } = answer;
		return { ...answer, groups: rows.length === 0 ? [] : [{ key: WHOLE, fields: {}, aggregates, rows }] };
	}

	/** Takes over what the reading learned. */
	#collect(): void {
		const local = this.#reading instanceof LocalGroups;
		const known = local ? new Map(this.#groups) : undefined;
		if (local) this.#groups.clear();
		for (const stretch of this.#reading.stretches) {
			const group = known?.get(stretch.id) ?? this.#groups.get(stretch.id);
			if (group === undefined) {
				if (!this.#note(stretch.rows)) throw new Drift("changed");
				this.#groups.set(stretch.id, new LoadedGroup(stretch));
			} else {
				if (stretch.start === undefined) group.follow(stretch);
				this.#groups.set(stretch.id, group);
			}
		}
	}

	/** Keeps count of the objects seen; false where one was seen before. */
	#note(rows: readonly Row[]): boolean {
		let fresh = true;
		for (const row of rows) {
			if (row.id !== undefined) {
				fresh &&= !this.#ids.has(row.id);
				this.#ids.add(row.id);
			}
			if (isReadable(row) && row.value_currency !== null) this.#currencies.add(row.value_currency);
		}
		return fresh;
	}
}

/** Key of the one group that stands for an ungrouped listing. */
const WHOLE = "whole";
