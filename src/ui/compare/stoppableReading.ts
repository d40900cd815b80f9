/** Where a reading stands. A failure keeps what was read before. */
export type ReadingState =
	| { readonly kind: "none" }
	| { readonly kind: "loading"; readonly done: number; readonly total: number }
	| { readonly kind: "ready" }
	| { readonly kind: "failed"; readonly error: unknown };

/** What a reading's work gets. */
export interface Work {
	readonly signal: AbortSignal;
	/** Takes how much of how much has arrived. */
	readonly onProgress: (done: number, total: number) => void;
}

/** Something that is read on demand and can be stopped. The value of before stays until the new one has arrived. */
export class StoppableReading<T> {
	readonly #changed: () => void;
	#state: ReadingState = { kind: "none" };
	#value: T | undefined;
	#abort: AbortController | undefined;

	/** `changed` is called after each change of the state or the value. */
	constructor(changed: () => void) {
		this.#changed = changed;
	}

	get state(): ReadingState {
		return this.#state;
	}

	get value(): T | undefined {
		return this.#value;
	}

	/** Reads, in place of what is being read. Resolves when that ends; what goes wrong is in the state. */
	async run(work: (work: Work) => Promise<T>): Promise<void> {
		this.#abort?.abort();
		const abort = new AbortController();
		this.#abort = abort;
		const { signal } = abort;
		const set = (state: ReadingState) => {
			if (signal.aborted) return;
			this.#state = state;
			this.#changed();
		};
		set({ kind: "loading", done: 0, total: 0 });
		try {
			const value = await work({ signal, onProgress: (done, total) => set({ kind: "loading", done, total }) });
			if (signal.aborted) return;
			this.#value = value;
			set({ kind: "ready" });
		} catch (error) {
			set({ kind: "failed", error });
		}
	}

	/** Stops reading. What was read before stays. */
	stop(): void {
		if (this.#state.kind !== "loading") return;
		this.#abort?.abort();
		this.#state = { kind: this.#value === undefined ? "none" : "ready" };
		this.#changed();
	}

	/** Stops reading, and forgets what was read. */
	clear(): void {
		this.#abort?.abort();
		this.#state = { kind: "none" };
		this.#value = undefined;
		this.#changed();
	}
}
