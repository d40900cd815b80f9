import type { Aggregates } from "../../close/aggregates.ts";
import type { ListAnswer } from "../../close/answer.ts";
import type { CallOptions, Wait } from "../../close/api.ts";
import type { Log } from "../../close/log.ts";
import { isReadable, type Row } from "../../close/opportunity.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import { Drift } from "./drift.ts";
import { type Finding, Freshness } from "./freshness.ts";
import { LoadedGroup } from "./loaded.ts";
import { placesOf } from "./places.ts";
import { type Probe, probe } from "./probe.ts";
import { type Reader, TooDeep } from "./reader.ts";
import { toldBy } from "./reading.ts";
import { readSorted } from "./sorted.ts";
import type { Owner } from "./split.ts";
import type { Partiality, Told } from "./state.ts";
import { Walk } from "./walk.ts";
import { readWindows } from "./windows.ts";

export interface RunOptions {
	readonly view: View;
	/** Filters, order and grouping as they are sent; without paging. */
	readonly parameters: ListParameters;
	readonly reader: Reader;
	readonly log: Log;
	/** Who may own opportunities; where it is known, owners are asked for side by side. */
	readonly owners?: (() => Promise<readonly Owner[]>) | undefined;
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
	readonly #freshness: Freshness;
	#groups: ReadonlyMap<string, LoadedGroup> = new Map();
	readonly #ids = new Set<string>();
	readonly #walk: Walk;
	#told: Told | undefined;
	#abort = new AbortController();
	#currencies = new Set<string>();

	/** `baseline` is a probe from just before this reading, where one was made. */
	constructor(options: RunOptions, baseline: Probe | undefined, again: boolean) {
		this.view = options.view;
		this.parameters = options.parameters;
		this.again = again;
		this.#options = options;
		this.#freshness = new Freshness(() => probe(options.reader, options.parameters, this.#call()), baseline);
		this.#walk = new Walk({
			...{ parameters: options.parameters, groupBy: options.view.group_by, owners: options.owners },
			...{ reader: options.reader, log: options.log },
			began: (answer) => {
				this.#told = toldBy(answer);
				this.#freshness.begin(answer);
			},
			found: () => this.#collect(),
			forgot: () => this.#forget(),
			probe: () => this.probe(),
		});
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
		return this.#walk.reading.totals;
	}

	/** The first answer that told {@link totals}. */
	get told(): Told | undefined {
		return this.#told;
	}

	get withoutGroup(): number {
		return this.#walk.reading.withoutGroup;
	}

	/** True where the groups were put together here. */
	get computedHere(): boolean {
		return this.#walk.computedHere;
	}

	/** When the figures were true, in milliseconds since the epoch. */
	get asOf(): number | undefined {
		return this.#freshness.asOf;
	}

	get currency(): string | "mixed" | undefined {
		const [first, ...others] = this.#currencies;
		return others.length > 0 ? "mixed" : first;
	}

	/** All groups are known. */
	get walked(): boolean {
		return this.#walk.reading.next === undefined;
	}

	/** Ends what is under way; the Run can go on afterwards. */
	stop(): void {
		this.#abort.abort();
		this.#abort = new AbortController();
	}

	/** Gets to know all groups. */
	walk(): Promise<void> {
		return this.#walk.read(this.#call());
	}

	/** Loads a group until `target` of its objects are there; where they change places between pages, all of it. */
	async fill(group: LoadedGroup, target: number): Promise<void> {
		const wanted = Math.min(target, group.stretch.size);
		group.asked = Math.max(group.asked, wanted);
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

	/** Windows side by side; the first that fails ends the others. Once complete, rows of several answers must be of one moment. */
	async #fillWindows(group: LoadedGroup, wanted: number): Promise<void> {
		const end = new AbortController();
		const { signal, ...call } = this.#call();
		const options = { ...call, signal: AbortSignal.any([signal, end.signal]) };
		try {
			const [inPlace] = await Promise.all([this.#readInPlace(group, wanted, options), this.#noteNewest(group)]);
			if (!inPlace) return await this.#readApart(group);
		} finally {
			end.abort();
		}
		const ofOneMoment = group.missing > 0 || group.windows === 1;
		if (!ofOneMoment && !(await this.#freshness.heldStill(this.totals))) throw new Drift("changed", group);
	}

	async #noteNewest(group: LoadedGroup): Promise<void> {
		if (!(await this.#freshness.note(this.totals))) throw new Drift("changed", group);
	}

	/** From where the group lies or, where that is too deep for the server, from where else it can be found. */
	async #readInPlace(group: LoadedGroup, wanted: number, options: CallOptions): Promise<boolean> {
		const { reader, onProgress } = this.#options;
		const accept = (rows: readonly Row[], answer: ListAnswer) => {
			if (!this.#note(rows)) throw new Drift("changed", group);
			group.append(rows);
			this.#freshness.confirm(answer);
			onProgress();
		};
		for (const place of placesOf(group.stretch, this.view.group_by, this.#laidOut)) {
			try {
				await readWindows(group, wanted, { reader, place, options, accept });
				return true;
			} catch (error) {
				if (!(error instanceof TooDeep)) throw error;
			}
		}
		return false;
	}

	/** How many objects lie in the sequence: all but those in no group. */
	get #laidOut(): number {
		return (this.totals?.total_results ?? 0) - this.withoutGroup;
	}

	/** A whole group by itself, sorted here: where its offsets cannot be relied on. */
	async #readApart(group: LoadedGroup): Promise<void> {
		const rows = await readSorted(this.#options.reader, this.view, this.parameters, group.stretch, this.#call());
		if (rows.length !== group.stretch.size) throw new Drift("changed", group);
		for (const row of group.rows) if (row.id !== undefined) this.#ids.delete(row.id);
		this.#note(rows);
		group.replace(rows);
	}

	/** One request: whether all is still as it was read, and what it told. */
	probe(): Promise<Finding> {
		return this.#freshness.find(this.totals);
	}

	#call(): CallOptions & { readonly signal: AbortSignal } {
		return { signal: this.#abort.signal, onWait: this.#options.onWait };
	}

	/** Takes over what the reading learned. */
	#collect(): void {
		const groups = new Map<string, LoadedGroup>();
		for (const stretch of this.#walk.reading.stretches) {
			const group = this.#groups.get(stretch.id);
			if (group === undefined && !this.#note(stretch.rows)) throw new Drift("changed");
			if (stretch.place === undefined) group?.follow(stretch);
			groups.set(stretch.id, group ?? new LoadedGroup(stretch));
		}
		this.#groups = groups;
		this.#options.onProgress();
	}

	#forget(): void {
		this.#groups = new Map();
		this.#ids.clear();
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
