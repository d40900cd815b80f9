import type { Memento } from "../base/ports.ts";

const KEY = "closeOpportunities.attentionMine";

/** Whether Needs Attention shows only the signed-in user's own opportunities. A workspace remembers it. */
export class OnlyMine {
	readonly #workspaceState: Memento;

	constructor(workspaceState: Memento) {
		this.#workspaceState = workspaceState;
	}

	get current(): boolean {
		return this.#workspaceState.get(KEY) === true;
	}

	async set(mine: boolean): Promise<void> {
		await this.#workspaceState.update(KEY, mine);
	}
}
