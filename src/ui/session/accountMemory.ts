import { createHash } from "node:crypto";
import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import type { Memento } from "../base/ports.ts";
import { originOf } from "./identity.ts";

/** Prefixes of a workspace's entries about accounts. An account's id or its origin follows. */
const VIEW = "closeOpportunities.view:";
const ORIGIN = "closeOpportunities.viewOrigin:";
const ACTIVE = "closeOpportunities.account:";
/** How often each account was signed out of: in all windows, and as far as this workspace has followed. */
const SIGN_OUTS = "closeOpportunities.signOuts";

/** The key under which an account's last View is stored. For sample data, `of` is the kind of its session. */
export function viewMemory(of: string): string {
	return VIEW + of;
}

/** The key under which the named View is stored that an account's last View comes from. */
export function originMemory(of: string): string {
	return ORIGIN + of;
}

/** The key under which the account shown for an origin is stored. */
export function activeMemory(origin: string): string {
	return ACTIVE + origin;
}

interface AccountMemoryParts {
	/** The state of this workspace. */
	readonly workspaceState: Memento;
	/** The state of all windows. */
	readonly globalState: Memento;
	readonly log: Log;
}

/**
 * Deletes what is stored about accounts after they are signed out of. No window can change the state of another
 * workspace, so signing out leaves a mark that doesn't reveal the account, and each workspace follows the marks when it
 * is opened.
 */
export class AccountMemory {
	readonly #parts: AccountMemoryParts;

	constructor(parts: AccountMemoryParts) {
		this.#parts = parts;
	}

	/** Deletes what is stored about an account here, and marks it for other workspaces. */
	signOut(id: string): void {
		const { workspaceState, globalState } = this.#parts;
		const active = activeMemory(originOf(id));
		for (const state of [workspaceState, globalState])
			if (state.get(active) === id) this.#note(state, active, undefined);
		for (const memory of [viewMemory(id), originMemory(id)])
			if (workspaceState.get(memory) !== undefined) this.#note(workspaceState, memory, undefined);
		const before = signOutsIn(globalState);
		const mark = markOf(id);
		const after = { ...before, [mark]: (before[mark] ?? 0) + 1 };
		this.#note(globalState, SIGN_OUTS, after);
		this.#note(workspaceState, SIGN_OUTS, { ...signOutsIn(workspaceState), [mark]: after[mark] });
	}

	/** Deletes what is stored about accounts that other windows signed out of since this workspace last followed. */
	follow(): void {
		const { workspaceState, globalState } = this.#parts;
		const [now, followed] = [signOutsIn(globalState), signOutsIn(workspaceState)];
		const marks = Object.keys(now).filter((mark) => now[mark] !== followed[mark]);
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

/** The account that an entry of a state belongs to. */
function accountIn(name: string, value: unknown): string | undefined {
	for (const prefix of [VIEW, ORIGIN]) if (name.startsWith(prefix)) return name.slice(prefix.length);
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
