import type { Wait } from "../../close/base/callOptions.ts";
import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../reading/readErrors.ts";
import { EMPTY_STATE, type ListingState, type Partiality } from "./listingState.ts";
import type { Load, LoadListener } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";

/** The minimum time between two updates while rows arrive, in milliseconds: nobody reads faster than that. */
const PACE = 100;

/**
 * What a Listing shows, published as one immutable state and one event. Only this class decides which Load is shown,
 * which one is being read, and what failed; other classes report what happened.
 */
export class ListingStore implements LoadListener {
	#shown: Load | undefined;
	#current: Load | undefined;
	#opening = false;
	/** True if `#current` appears on screen only when it is complete, and replaces an earlier Load of the same View. */
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

	/** The Load on screen. */
	get shown(): Load | undefined {
		return this.#shown;
	}

	/** The Load that was requested last; the same as `shown` once its first groups arrive. */
	get current(): Load | undefined {
		return this.#current;
	}

	/** Whether `current` is being read from its start. */
	get opening(): boolean {
		return this.#opening;
	}

	get error(): CloseError | undefined {
		return this.#error;
	}

	/**
	 * Begins a Load, and ends all other work. The Load is shown while it arrives or, with `replaces`, when it is
	 * complete.
	 */
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

	/** Records that a Load was read to its end. It stays on screen; `partial` says why it is incomplete, if it is. */
	settle(load: Load, partial?: Partiality): void {
		load.partial = partial;
		this.#rest(load);
	}

	/**
	 * Records that a Load failed. The Load on screen stays; if there is none, what arrived of the failed one is shown.
	 */
	fail(load: Load, failure: CloseError): void {
		if (failure.kind !== "cancelled") {
			this.#error = failure;
			if (load.partial === "opening") load.partial = "failed";
		}
		this.#rest(this.#shown ?? load);
	}

	/** Records that a View can't be queried. Work for another View ends nevertheless. */
	refuse(failure: CloseError): void {
		this.#end();
		this.#error = failure;
		this.#rest(this.#shown);
	}

	/**
	 * Ends all work and keeps what has arrived. If nothing has, the Load on screen becomes the current one again and is
	 * returned.
	 */
	stop(): Load | undefined {
		// The Load on screen may have been interrupted by a refresh that ends here as well.
		for (const load of [this.#current, this.#shown]) if (load?.partial === "opening") load.partial = "stopped";
		this.#end();
		const kept = this.#shown === this.#current ? undefined : this.#shown;
		if (kept !== undefined) this.#current = kept;
		this.#publish();
		return kept;
	}

	/** Discards everything. */
	clear(): void {
		this.#end();
		this.#current = undefined;
		this.#error = undefined;
		this.#rest(undefined);
	}

	/** Makes the state count as loading until `end` is called. */
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

	/**
	 * Runs work on a Load; a failure becomes part of the state. Returns undefined if the work failed or was superseded.
	 */
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

	/** Removes all listeners. */
	dispose(): void {
		this.#listeners.clear();
	}

	#comesOnScreen(load: Load): boolean {
		if (load === this.#current && this.#opening && !this.#replaces) this.#shown = load;
		return load === this.#shown;
	}

	/** Ends all work. */
	#end(): void {
		this.#current?.stop();
		this.#shown?.stop();
		this.#opening = false;
		this.#work.clear();
	}

	/** Ends opening, with `load` on screen. A Load that another opening interrupted stays partial. */
	#rest(load: Load | undefined): void {
		if (load?.partial === "opening") load.partial = "stopped";
		this.#shown = load;
		this.#opening = false;
		this.#publish();
	}

	/** Creates a new state and notifies the listeners. */
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

	/** Like `publish`, for changes in quick succession: publishes at most every {@link PACE} milliseconds. */
	#publishPaced(): void {
		if (this.#timer !== undefined) return;
		const publishNow = () => {
			this.#pacedAt = performance.now();
			this.#publish();
		};
		const left = this.#pacedAt + PACE - performance.now();
		if (left <= 0) publishNow();
		else this.#timer = setTimeout(publishNow, left);
	}

	get #loading(): boolean {
		return this.#opening || this.#work.size > 0;
	}

	get #wait(): Wait | undefined {
		return this.#current?.wait ?? this.#shown?.wait;
	}
}
