import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { Memento } from "../base/ports.ts";
import { activeMemory } from "./accountMemory.ts";
import { accountId, type Ids, originOf } from "./identity.ts";

export interface ActiveAccountsParts {
	/** The state of this workspace: the account that its window last showed, for each origin. */
	readonly workspaceState: Memento;
	/** The state of all windows: the account that was last signed in to or switched to. */
	readonly globalState: Memento;
	readonly log: Log;
}

/**
 * Which account a window shows. Each window has its own, because users compare two organizations side by side, and
 * keeps it over a reload. A workspace that hasn't shown one begins with the account that was last chosen anywhere. A
 * switch in one window doesn't change another.
 */
export class ActiveAccounts {
	readonly #parts: ActiveAccountsParts;
	/** The accounts of this window, by origin. */
	readonly #window = new Map<string, string>();

	constructor(parts: ActiveAccountsParts) {
		this.#parts = parts;
	}

	/** The accounts of `origin` to prefer, best first. They may be gone. */
	preferred(origin: string): readonly string[] {
		const { workspaceState, globalState } = this.#parts;
		const remembered = [
			this.#window.get(origin),
			...[workspaceState, globalState].map((of) => of.get(activeMemory(origin))),
		];
		return remembered.filter((id): id is string => typeof id === "string" && originOf(id) === origin);
	}

	/** Returns the one of `accounts` to show at `origin`. */
	of<One extends Ids & { readonly origin: string }>(origin: string, accounts: readonly One[]): One | undefined {
		const here = accounts.filter((account) => account.origin === origin);
		for (const id of this.preferred(origin)) {
			const found = here.find((account) => accountId(origin, account) === id);
			if (found !== undefined) return found;
		}
		return here.at(-1);
	}

	/** Records that this window shows an account. If `lasting`, it is also shown after a reload and by new windows. */
	show(id: string, lasting: boolean): void {
		this.#window.set(originOf(id), id);
		if (lasting) this.#note(this.#parts.workspaceState, id);
	}

	/** Records that the user chose an account. */
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
