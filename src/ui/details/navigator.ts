import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import type { Disposable } from "../base/ports.ts";
import { type Navigation, neighbourOf } from "../window/navigation.ts";

export interface NavigatingState {
	/** The one before or after is being loaded. */
	readonly loading: boolean;
	/** Why it was not loaded. */
	readonly error: CloseError | undefined;
	/** Which of the two was asked for last. */
	readonly step: -1 | 1;
}

/** The way along a walk, which may have to load what comes before or next. */
export class Navigator {
	/** Called when the walk's ids, or what is said of the way, may have changed. */
	readonly #changed: () => void;
	readonly #log: Log;
	#walk: Navigation | undefined;
	#changes: Disposable | undefined;
	#loading = false;
	#error: CloseError | undefined;
	#step: -1 | 1 = 1;

	constructor(changed: () => void, log: Log) {
		this.#changed = changed;
		this.#log = log;
	}

	get walk(): Navigation | undefined {
		return this.#walk;
	}

	get state(): NavigatingState {
		return { loading: this.#loading, error: this.#error, step: this.#step };
	}

	/** Goes another way from now on; without a walk the one from before. */
	begin(walk: Navigation | undefined): void {
		this.#error = undefined;
		this.#loading = false;
		if (walk === undefined) return;
		this.#changes?.dispose();
		this.#walk = walk;
		this.#changes = walk.onDidChange(this.#changed);
	}

	forget(): void {
		this.#error = undefined;
	}

	/** The one before or after; undefined where there is none, or where it did not arrive. */
	async step(id: string, step: -1 | 1): Promise<string | undefined> {
		const walk = this.#walk;
		if (walk === undefined || this.#loading) return undefined;
		const load = step === 1 ? walk.loadAfter : walk.loadBefore;
		if (load === undefined) return neighbourOf(walk, id, step);
		this.#step = step;
		this.#error = undefined;
		this.#loading = true;
		this.#changed();
		const loaded = await load(id).catch((error: unknown) => asCloseError(error, this.#log));
		if (walk !== this.#walk || !this.#loading) return undefined;
		this.#loading = false;
		this.#error = typeof loaded === "boolean" ? undefined : loaded;
		this.#changed();
		return loaded === true ? neighbourOf(walk, id, step) : undefined;
	}

	dispose(): void {
		this.#changes?.dispose();
	}
}
