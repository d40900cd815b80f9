import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { Memento } from "../base/ports.ts";
import { activeMemory } from "./accountMemory.ts";
import { accountId, type Ids, originOf } from "./identity.ts";

export interface ActiveAccountsParts {
	/** Of this workspace: the account that its window showed last, for each origin. */
	readonly workspaceState: Memento;
	/** Of all windows: the account that was signed in to or switched to last. */
	readonly globalState: Memento;
	readonly log: Log;
}

/**
 * Which account a window shows. Each window has its own, since two organizations are for looking at side by side, and it
 * stays over a reload; a workspace that has not shown one begins with the one that was chosen last anywhere. No switch
 * in one window is followed by another.
 */
export class ActiveAccounts {
	readonly #parts: ActiveAccountsParts;
	/** Of this window, by origin. */
	readonly #window = new Map<string, string>();

	constructor(parts: ActiveAccountsParts) {
		this.#parts = parts;
	}

	/** The accounts of `origin` that are to be shown rather than others, the best first. They may be gone. */
	preferred(origin: string): readonly string[] {
		const { workspaceState, globalState } = this.#parts;
		const remembered = [
			this.#window.get(origin),
			...[workspaceState, globalState].map((of) => of.get(activeMemory(origin))),
		];
		return remembered.filter((id): id is string => typeof id === "string" && originOf(id) === origin);
	}

	/** The one of `accounts` that is to be shown at `origin`. */
	of<One extends Ids & { readonly origin: string }>(origin: string, accounts: readonly One[]): One | undefined {
		const here = accounts.filter((account) => account.origin === origin);
		for (const id of this.preferred(origin)) {
			const found = here.find((account) => accountId(origin, account) === id);
			if (found !== undefined) return found;
		}
		return here.at(-1);
	}

	/** Notes that this window shows an account; `lasting`: its next windows shall too. */
	show(id: string, lasting: boolean): void {
		this.#window.set(originOf(id), id);
		if (lasting) this.#note(this.#parts.workspaceState, id);
	}

	/** Notes that an account was chosen. */
	choose(id: string): void {
		this.show(id, true);
		this.#note(this.#parts.globalState, id);
	}

	#note(state: Memento, id: string): void {
		const name = activeMemory(originOf(id));
		if (state.get(name) === id) return;
		logFailure(this.#parts.log, "It could not be noted which account is shown", state.update(name, id));
	}
}
