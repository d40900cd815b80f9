import type { Log } from "../../close/base/log.ts";
import { CLEAR, HIDDEN, type Mask } from "../../opportunities/text/mask.ts";
import { ChangeEvent } from "./changeEvent.ts";
import type { Disposable, Memento } from "./ports.ts";

const MEMORY = "closeOpportunities.amountsHidden";

/** Whether amounts and names are hidden, for screen sharing. They stay hidden in new windows until the user shows them. */
export class AmountVisibility {
	readonly #state: Memento;
	readonly #changes: ChangeEvent<void>;
	#hidden: boolean;

	constructor(state: Memento, log: Log) {
		this.#state = state;
		this.#changes = new ChangeEvent(log);
		this.#hidden = state.get(MEMORY) === true;
	}

	get hidden(): boolean {
		return this.#hidden;
	}

	/** Masks amounts and names. Each change makes another object. */
	get mask(): Mask {
		return this.#hidden ? HIDDEN : CLEAR;
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	async set(hidden: boolean): Promise<void> {
		if (hidden === this.#hidden) return;
		this.#hidden = hidden;
		this.#changes.fire();
		await this.#state.update(MEMORY, hidden);
	}

	dispose(): void {
		this.#changes.clear();
	}
}
