import type { Wait } from "../../close/base/callOptions.ts";
import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../reading/asCloseError.ts";
import { EMPTY_STATE, type ListingState } from "./listingState.ts";
import type { Load } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";

/** Milliseconds between two tellings of what arrives by and by: faster than that nobody reads. */
const PACE = 100;

/** What a Listing shows at a moment, told as one immutable state and one event. */
export class ListingStore {
	/** What is on screen. */
	shown: Load | undefined;
	/** What was asked for last; the same as what is shown once its first groups are there. */
	current: Load | undefined;
	/** `current` is being read from its start. */
	opening = false;
	error: CloseError | undefined;
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

	/** Counts as loading until it is ended. */
	begin(): { end(): void } {
		const token = {};
		this.#work.add(token);
		this.publish();
		return {
			end: () => {
				this.#work.delete(token);
				this.publish();
			},
		};
	}

	/** Runs one piece of work on a Load; its failure becomes part of the state. Undefined where it failed or was overtaken. */
	async attempt<T>(load: Load, work: () => Promise<T>, group?: LoadedGroup): Promise<T | undefined> {
		const piece = this.begin();
		try {
			return await work();
		} catch (error) {
			const failure = asCloseError(error, this.#log);
			const overtaken = load !== this.shown && load !== this.current;
			if (overtaken || failure.kind === "cancelled") return undefined;
			if (group === undefined) this.error = failure;
			else group.busy(false, failure);
			return undefined;
		} finally {
			piece.end();
		}
	}

	/** Ends all that is under way. */
	end(): void {
		this.current?.stop();
		this.shown?.stop();
		this.opening = false;
		this.#work.clear();
	}

	/** Ends an opening or a refresh, with this Load on screen; one that another opening cut short stays as it is. */
	settle(load: Load | undefined): void {
		if (load?.partial === "opening") load.partial = "stopped";
		this.shown = load;
		this.opening = false;
		this.publish();
	}

	/** Makes a new state and tells of it. */
	publish(): void {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		const load = this.shown;
		this.#state = {
			view: load?.view,
			grouped: load?.grouped ?? false,
			groups: load?.groups.map((group) => group.snapshot) ?? [],
			totals: load?.totals,
			provenance: load?.provenance,
			computedHere: load?.computedHere ?? false,
			withoutGroup: load?.withoutGroup ?? 0,
			asOf: load?.asOf,
			rowsAsOf: load?.rowsAsOf,
			partial: load?.partial,
			loading: this.#loading,
			stale: this.opening && load !== undefined && load !== this.current,
			error: this.error,
			wait: this.#loading ? this.#wait : undefined,
			currency: load?.currency,
		};
		for (const listener of [...this.#listeners]) listener();
	}

	/** For what arrives by and by: as `publish`, now or a little later with what has come until then. */
	publishPaced(): void {
		if (this.#timer !== undefined) return;
		const tell = () => {
			this.#pacedAt = performance.now();
			this.publish();
		};
		const left = this.#pacedAt + PACE - performance.now();
		if (left <= 0) tell();
		else this.#timer = setTimeout(tell, left);
	}

	/** Forgets who listens. */
	dispose(): void {
		this.#listeners.clear();
	}

	get #loading(): boolean {
		return this.opening || this.#work.size > 0;
	}

	get #wait(): Wait | undefined {
		return this.current?.wait ?? this.shown?.wait;
	}
}
