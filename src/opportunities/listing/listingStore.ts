import type { Wait } from "../../close/base/callOptions.ts";
import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../reading/readErrors.ts";
import { EMPTY_STATE, type ListingState, type Partiality } from "./listingState.ts";
import type { Load, LoadListener } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";

/** Milliseconds between two tellings of what arrives by and by: faster than that nobody reads. */
const PACE = 100;

/**
 * What a Listing shows at a moment, told as one immutable state and one event. Alone changes which Load is shown, which
 * one is read, and what failed: others say what happened.
 */
export class ListingStore implements LoadListener {
	#shown: Load | undefined;
	#current: Load | undefined;
	#opening = false;
	/** `#current` comes on screen when it is complete, in the place of its like. */
	#replaces = false;
	#error: CloseError | undefined;
	readonly #work = new Set<object>();
	readonly #listeners = new Set<() => void>();
	#state: ListingState = EMPTY_STATE;
	#timer: NodeJS.Timeout | undefined;
	#pacedAt = Number.NEGATIVE_INFINITY;
	readonly #log: Log;

	constructor(log: Log) {
		this.#log = log;
	}

	get state(): ListingState {
		return this.#state;
	}

	readonly onDidChange = (listener: () => void): { dispose(): void } => {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	};

	/** What is on screen. */
	get shown(): Load | undefined {
		return this.#shown;
	}

	/** What was asked for last; the same as what is shown once its first groups are there. */
	get current(): Load | undefined {
		return this.#current;
	}

	/** `current` is being read from its start. */
	get opening(): boolean {
		return this.#opening;
	}

	get error(): CloseError | undefined {
		return this.#error;
	}

	/** A Load begins; what is under way ends. It is shown as it comes or, if it `replaces` its like, when it is complete. */
	begin(load: Load, replaces: boolean): void {
		this.#end();
		this.#error = undefined;
		this.#current = load;
		this.#opening = true;
		this.#replaces = replaces;
		this.#publish();
	}

	progressed(load: Load): void {
		if (this.#comesOnScreen(load)) this.#publish();
	}

	arrived(load: Load): void {
		if (this.#comesOnScreen(load)) this.#publishPaced();
	}

	waited(load: Load): void {
		if (load === this.#current || load === this.#shown) this.#publish();
	}

	/** A Load is read to its end: it stays on screen, as a whole unless `partial` says why not. */
	settle(load: Load, partial?: Partiality): void {
		load.partial = partial;
		this.#rest(load);
	}

	/** A Load failed: what is on screen stays or, if there is nothing, what came of it. */
	fail(load: Load, failure: CloseError): void {
		if (failure.kind !== "cancelled") {
			this.#error = failure;
			if (load.partial === "opening") load.partial = "failed";
		}
		this.#rest(this.#shown ?? load);
	}

	/** A View cannot be asked for: what is under way for another one ends all the same. */
	refuse(failure: CloseError): void {
		this.#end();
		this.#error = failure;
		this.#rest(this.#shown);
	}

	/**
	 * Ends what is under way and keeps what arrived. If that is nothing, what is shown counts as asked for again, and is
	 * given back.
	 */
	stop(): Load | undefined {
		// The one on screen may have been cut short by a refresh that is ended here as well.
		for (const load of [this.#current, this.#shown]) if (load?.partial === "opening") load.partial = "stopped";
		this.#end();
		const kept = this.#shown === this.#current ? undefined : this.#shown;
		if (kept !== undefined) this.#current = kept;
		this.#publish();
		return kept;
	}

	/** Forgets everything. */
	clear(): void {
		this.#end();
		this.#current = undefined;
		this.#error = undefined;
		this.#rest(undefined);
	}

	/** Counts as loading until it is ended. */
	busy(): { end(): void } {
		const token = {};
		this.#work.add(token);
		this.#publish();
		return {
			end: () => {
				this.#work.delete(token);
				this.#publish();
			},
		};
	}

	/** Runs one piece of work on a Load; its failure becomes part of the state. Undefined if it failed or was overtaken. */
	async attempt<T>(load: Load, work: () => Promise<T>, group?: LoadedGroup): Promise<T | undefined> {
		const piece = this.busy();
		try {
			return await work();
		} catch (error) {
			const failure = asCloseError(error, this.#log);
			const overtaken = load !== this.#shown && load !== this.#current;
			if (overtaken || failure.kind === "cancelled") return undefined;
			if (group === undefined) this.#error = failure;
			else group.busy(false, failure);
			return undefined;
		} finally {
			piece.end();
		}
	}

	/** Forgets who listens. */
	dispose(): void {
		this.#listeners.clear();
	}

	#comesOnScreen(load: Load): boolean {
		if (load === this.#current && this.#opening && !this.#replaces) this.#shown = load;
		return load === this.#shown;
	}

	/** Ends all that is under way. */
	#end(): void {
		this.#current?.stop();
		this.#shown?.stop();
		this.#opening = false;
		this.#work.clear();
	}

	/** Nothing is being opened any more, and this is on screen; one that another opening cut short stays as it is. */
	#rest(load: Load | undefined): void {
		if (load?.partial === "opening") load.partial = "stopped";
		this.#shown = load;
		this.#opening = false;
		this.#publish();
	}

	/** Makes a new state and tells of it. */
	#publish(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const load = this.#shown;
		const discovery = load?.discovery;
		this.#state = {
			view: load?.view,
			grouped: load?.grouped ?? false,
			groups: load?.groups.map((group) => group.snapshot) ?? [],
			totals: discovery?.totals,
			provenance: discovery?.provenance,
			computedHere: discovery?.computedHere ?? false,
			withoutGroup: discovery?.withoutGroup ?? 0,
			asOf: discovery?.freshness.asOf,
			rowsAsOf: discovery?.freshness.rowsAsOf,
			partial: load?.partial,
			loading: this.#loading,
			stale: this.#opening && load !== undefined && load !== this.#current,
			error: this.#error,
			wait: this.#loading ? this.#wait : undefined,
			currency: load?.currency,
		};
		for (const listener of [...this.#listeners]) listener();
	}

	/** For what arrives by and by: as `publish`, now or a little later with what has come until then. */
	#publishPaced(): void {
		if (this.#timer !== undefined) return;
		const tell = () => {
			this.#pacedAt = performance.now();
			this.#publish();
		};
		const left = this.#pacedAt + PACE - performance.now();
		if (left <= 0) tell();
		else this.#timer = setTimeout(tell, left);
	}

	get #loading(): boolean {
		return this.#opening || this.#work.size > 0;
	}

	get #wait(): Wait | undefined {
		return this.#current?.wait ?? this.#shown?.wait;
	}
}
