import type { Wait } from "../../close/api.ts";
import type { CloseError } from "../../close/errors.ts";
import type { Run } from "./run.ts";
import { EMPTY_STATE, type ListingState } from "./state.ts";

/** What a Listing shows at a moment, told as one immutable state and one event. */
export class Presentation {
	/** What is on screen. */
	shown: Run | undefined;
	/** What was asked for last; the same as what is shown once its first groups are there. */
	current: Run | undefined;
	/** `current` is being read from its start. */
	opening = false;
	error: CloseError | undefined;
	wait: Wait | undefined;
	readonly #work = new Set<object>();
	readonly #listeners = new Set<() => void>();
	#state: ListingState = EMPTY_STATE;

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
				if (!this.#loading) this.wait = undefined;
				this.publish();
			},
		};
	}

	/** Nothing is under way any more. */
	idle(): void {
		this.opening = false;
		this.wait = undefined;
		this.#work.clear();
	}

	/** Ends an opening or a refresh, with this Run on screen; one that another opening cut short stays as it is. */
	settle(run: Run | undefined): void {
		if (run?.partial === "opening") run.partial = "stopped";
		this.shown = run;
		this.opening = false;
		this.wait = undefined;
		this.publish();
	}

	publish(): void {
		const run = this.shown;
		this.#state = {
			view: run?.view,
			grouped: run?.grouped ?? false,
			groups: run?.groups.map((group) => group.snapshot) ?? [],
			totals: run?.totals,
			told: run?.told,
			computedHere: run?.computedHere ?? false,
			withoutGroup: run?.withoutGroup ?? 0,
			asOf: run?.asOf,
			partial: run?.partial,
			loading: this.#loading,
			stale: this.opening && run !== undefined && run !== this.current,
			error: this.error,
			wait: this.wait,
			currency: run?.currency,
		};
		for (const listener of [...this.#listeners]) listener();
	}

	/** Forgets what is shown, and who listens. */
	dispose(): void {
		this.#listeners.clear();
	}

	get #loading(): boolean {
		return this.opening || this.#work.size > 0;
	}
}
