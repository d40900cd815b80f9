import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../../opportunities/reading/asCloseError.ts";
import type { Disposable } from "../base/ports.ts";
import { neighbourOf, type Walk } from "../window/navigation.ts";

/** The way along a walk, which may have to load what comes next. */
export class Walking {
	/** Called when the walk's ids, or what is said of the way, may have changed. */
	readonly #changed: () => void;
	readonly #log: Log;
	#walk: Walk | undefined;
	#changes: Disposable | undefined;
	#loading = false;
	#error: CloseError | undefined;

	constructor(changed: () => void, log: Log) {
		this.#changed = changed;
		this.#log = log;
	}

	get walk(): Walk | undefined {
		return this.#walk;
	}

	/** The next one is being loaded, or why it was not. */
	get state(): { readonly loading: boolean; readonly error: CloseError | undefined } {
		return { loading: this.#loading, error: this.#error };
	}

	/** Goes another way from now on; without a walk the one from before. */
	begin(walk: Walk | undefined): void {
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
		if (step === -1 || walk.loadAfter === undefined) return neighbourOf(walk, id, step);
		this.#error = undefined;
		this.#loading = true;
		this.#changed();
		const loaded = await walk.loadAfter(id).catch((error: unknown) => asCloseError(error, this.#log));
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
