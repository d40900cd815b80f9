import type { Log } from "../../close/base/log.ts";
import { isNamed, type NamedView, type View } from "../../opportunities/view/view.ts";
import type { Memento } from "../base/ports.ts";
import { originMemory, viewMemory } from "../session/accountMemory.ts";
import type { Session } from "../session/session.ts";

/** A View, and the named View that it comes from, if there is one. */
export interface ViewWithOrigin {
	readonly view: View;
	readonly origin: NamedView | undefined;
}

/** The last View of each account in this workspace, for a reload of the window. */
export class RememberedView {
	readonly #workspaceState: Memento;
	readonly #log: Log;

	constructor(workspaceState: Memento, log: Log) {
		this.#workspaceState = workspaceState;
		this.#log = log;
	}

	/** Returns undefined if none is remembered, or if it can't be read. */
	read(session: Session, parseView: (value: unknown) => View): ViewWithOrigin | undefined {
		const owner = ownerOf(session);
		const remembered = this.#workspaceState.get(viewMemory(owner));
		if (remembered === undefined) return undefined;
		try {
			const from = this.#workspaceState.get(originMemory(owner));
			const origin = from === undefined ? undefined : parseView(from);
			return { view: parseView(remembered), origin: origin !== undefined && isNamed(origin) ? origin : undefined };
		} catch (error) {
			this.#log.warn(`The last View cannot be read and is left out: ${error instanceof Error ? error.message : ""}`);
			return undefined;
		}
	}

	write(session: Session, { view, origin }: ViewWithOrigin): void {
		const owner = ownerOf(session);
		void this.#workspaceState.update(viewMemory(owner), view);
		void this.#workspaceState.update(originMemory(owner), origin);
	}
}

/** Each account has its own View, and the sample data has one. */
function ownerOf(session: Session): string {
	return session.kind === "account" ? session.account.id : session.kind;
}
