import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import type { Disposable } from "../base/ports.ts";
import { type DetailsNavigation, neighbourOf } from "../window/detailsNavigation.ts";

export interface NavigatingState {
	/** The previous or next opportunity is loading. */
	readonly loading: boolean;
	/** Why it couldn't be loaded. */
	readonly error: CloseError | undefined;
	/** The direction that was last asked for. */
	readonly step: -1 | 1;
}

/** Goes to the previous or next opportunity of a navigation, and loads it if necessary. */
export class DetailsNavigator {
	/** Called when the navigation's ids or {@link state} may have changed. */
	readonly #changed: () => void;
	readonly #log: Log;
	#navigation: DetailsNavigation | undefined;
	#changes: Disposable | undefined;
	#loading = false;
	#error: CloseError | undefined;
	#step: -1 | 1 = 1;

	constructor(changed: () => void, log: Log) {
		this.#changed = changed;
		this.#log = log;
	}

	get navigation(): DetailsNavigation | undefined {
		return this.#navigation;
	}

	get state(): NavigatingState {
		return { loading: this.#loading, error: this.#error, step: this.#step };
	}

	/** Uses another navigation from now on. Without one, the current navigation continues. */
	begin(navigation: DetailsNavigation | undefined): void {
		this.#error = undefined;
		this.#loading = false;
		if (navigation === undefined) return;
		this.#changes?.dispose();
		this.#navigation = navigation;
		this.#changes = navigation.onDidChange(this.#changed);
	}

	forget(): void {
		this.#error = undefined;
	}

	/** Returns the previous or next id, or undefined if there is none or it couldn't be loaded. */
	async step(id: string, step: -1 | 1): Promise<string | undefined> {
		const navigation = this.#navigation;
		if (navigation === undefined || this.#loading) return undefined;
		const load = step === 1 ? navigation.loadAfter : navigation.loadBefore;
		if (load === undefined) return neighbourOf(navigation, id, step);
		this.#step = step;
		this.#error = undefined;
		this.#loading = true;
		this.#changed();
		const loaded = await load(id).catch((error: unknown) => asCloseError(error, this.#log));
		if (navigation !== this.#navigation || !this.#loading) return undefined;
		this.#loading = false;
		this.#error = typeof loaded === "boolean" ? undefined : loaded;
		this.#changed();
		return loaded === true ? neighbourOf(navigation, id, step) : undefined;
	}

	dispose(): void {
		this.#changes?.dispose();
	}
}
