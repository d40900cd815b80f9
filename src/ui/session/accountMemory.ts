import { createHash } from "node:crypto";
import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { Memento } from "../base/ports.ts";
import { originOf } from "./identity.ts";

/** What a workspace keeps of an account under these names, with the account's id or its origin behind. */
const VIEW = "closeOpportunities.view:";
const ACTIVE = "closeOpportunities.account:";
/** How often each account was signed out of: as all windows know it, and as this workspace has followed it. */
const SIGN_OUTS = "closeOpportunities.signOuts";

/** Under which name the last View of an account is kept; of sample data, that of its kind of session. */
export function viewMemory(of: string): string {
	return VIEW + of;
}

/** Under which name the account is kept that is shown at an origin. */
export function activeMemory(origin: string): string {
	return ACTIVE + origin;
}

export interface AccountMemoryParts {
	/** Of this workspace. */
	readonly workspaceState: Memento;
	/** Of all windows. */
	readonly globalState: Memento;
	readonly log: Log;
}

/**
 * Forgets what is remembered of accounts that are signed out of. No window reaches the state of another workspace, so a
 * sign-out leaves a mark that tells nobody which account it was, and each workspace follows those marks when it is opened.
 */
export class AccountMemory {
	readonly #parts: AccountMemoryParts;

	constructor(parts: AccountMemoryParts) {
		this.#parts = parts;
	}

	/** Forgets an account here, and has other workspaces forget it. */
	signOut(id: string): void {
		const { workspaceState, globalState } = this.#parts;
		const active = activeMemory(originOf(id));
		for (const state of [workspaceState, globalState])
			if (state.get(active) === id) this.#note(state, active, undefined);
		if (workspaceState.get(viewMemory(id)) !== undefined) this.#note(workspaceState, viewMemory(id), undefined);
		const before = signOutsIn(globalState);
		const mark = markOf(id);
		const after = { ...before, [mark]: (before[mark] ?? 0) + 1 };
		this.#note(globalState, SIGN_OUTS, after);
		this.#note(workspaceState, SIGN_OUTS, { ...signOutsIn(workspaceState), [mark]: after[mark] });
	}

	/** Forgets the accounts that were signed out of elsewhere since this workspace last looked. */
	follow(): void {
		const { workspaceState, globalState } = this.#parts;
		const [now, seen] = [signOutsIn(globalState), signOutsIn(workspaceState)];
		const marks = Object.keys(now).filter((mark) => now[mark] !== seen[mark]);
		if (marks.length === 0) return;
		for (const name of workspaceState.keys?.() ?? []) {
			const id = accountIn(name, workspaceState.get(name));
			if (id !== undefined && marks.includes(markOf(id))) this.#note(workspaceState, name, undefined);
		}
		this.#note(workspaceState, SIGN_OUTS, now);
	}

	#note(state: Memento, name: string, value: unknown): void {
		logFailure(this.#parts.log, "What is remembered of an account could not be changed", state.update(name, value));
	}
}

/** The account that an entry of a state is about. */
function accountIn(name: string, value: unknown): string | undefined {
	if (name.startsWith(VIEW)) return name.slice(VIEW.length);
	return name.startsWith(ACTIVE) && typeof value === "string" ? value : undefined;
}

function signOutsIn(state: Memento): Readonly<Record<string, number>> {
	const value = state.get(SIGN_OUTS);
	if (typeof value !== "object" || value === null) return {};
	return Object.fromEntries(
		Object.entries(value).filter((entry): entry is [string, number] => typeof entry[1] === "number"),
	);
}

function markOf(id: string): string {
	return createHash("sha256").update(id).digest("hex").slice(0, 32);
}
