import type { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { asCloseError } from "../../opportunities/reading/readErrors.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import { isOpen, type Session } from "../session/session.ts";
import { type Found, lookUp } from "./lookUpOpportunity.ts";

/** Where opportunities are read, and what is already known about them. */
interface CurrentParts {
	readonly session: () => Session;
	/** Finds the session. */
	readonly start: () => Promise<unknown>;
	/** The lead of an opportunity that is loaded somewhere. */
	readonly leadOf: (id: string) => string | undefined;
	readonly log: Log;
}

/** Immutable: each change makes a new state. */
export interface CurrentState {
	/** The opportunity that was last asked for. Undefined if none was. */
	readonly id: string | undefined;
	/** The opportunity that is shown: `id`, or the one shown before while `id` isn't here. */
	readonly found: Found | undefined;
	readonly loading: boolean;
	/** Why the opportunity isn't here. */
	readonly error: CloseError | undefined;
	/** The session in which this was opened has ended. */
	readonly ended: boolean;
}

const EMPTY: CurrentState = { id: undefined, found: undefined, loading: false, error: undefined, ended: false };

/**
 * The opportunity that the details tab shows. A new opportunity cancels the request for the one before. What belongs to
 * an earlier session is dropped the moment that session ends. No method rejects: failures are part of the state.
 */
export class Current {
	readonly #parts: CurrentParts;
	readonly #changes: ChangeEvent<void>;
	#state = EMPTY;
	#session: Session | undefined;
	#reading: AbortController | undefined;

	constructor(parts: CurrentParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
	}

	get state(): CurrentState {
		return this.#state;
	}

	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	async show(id: string): Promise<void> {
		await this.#read(id, false);
	}

	/**
	 * Reads the same opportunity again, unless it is being read. If `quiet`, the state shows a failure only if the
	 * opportunity is gone.
	 */
	async refresh({ quiet = false } = {}): Promise<void> {
		const { id, loading } = this.#state;
		if (id !== undefined && !loading) await this.#read(id, quiet);
	}

	/** Call this when the session may have changed. */
	follow(): void {
		if (this.#session === undefined || this.#session === this.#parts.session()) return;
		this.#end();
	}

	dispose(): void {
		this.#reading?.abort();
		this.#changes.clear();
	}

	#end(): void {
		this.#reading?.abort();
		this.#session = undefined;
		this.#change({ ...EMPTY, ended: true });
	}

	async #read(id: string, quiet: boolean): Promise<void> {
		this.#reading?.abort();
		const reading = new AbortController();
		const { signal } = reading;
		this.#reading = reading;
		this.#change({ id, ended: false, ...(quiet ? {} : { loading: true, error: undefined }) });
		await this.#parts.start();
		if (signal.aborted) return;
		const session = this.#parts.session();
		if (!isOpen(session)) return this.#end();
		this.#session = session;
		const onFound = (found: Found) => {
			if (!signal.aborted) this.#change({ found: this.#withSiblings(found), error: undefined });
		};
		try {
			await lookUp(session.client, { id, leadId: this.#leadOf(id) }, onFound, { signal });
			if (!signal.aborted) this.#change({ loading: false });
		} catch (error) {
			if (!signal.aborted) this.#fail(asCloseError(error, this.#parts.log), quiet);
		}
	}

	/** An opportunity that is gone is no longer shown. One that couldn't be read stays as it was. */
	#fail(error: CloseError, quiet: boolean): void {
		if (error.kind === "notFound") this.#change({ loading: false, found: undefined, error });
		else if (quiet) this.#parts.log.info(`The details could not be looked at again: ${error.message}`);
		else this.#change({ loading: false, error });
	}

	#leadOf(id: string): string | undefined {
		const { found } = this.#state;
		const shown = [found?.opportunity, ...(found?.siblings.opportunities ?? [])];
		return this.#parts.leadOf(id) ?? shown.find((one) => one?.fields.id === id)?.fields.lead_id;
	}

	/** The siblings shown before stay until at least as many are here again. */
	#withSiblings(found: Found): Found {
		const before = this.#state.found;
		const { siblings } = found;
		if (before?.id !== found.id || siblings.whole) return found;
		const { opportunities, whole } = before.siblings;
		if (opportunities.length <= siblings.opportunities.length) return found;
		return { ...found, siblings: { ...siblings, opportunities, whole } };
	}

	#change(change: Partial<CurrentState>): void {
		this.#state = { ...this.#state, ...change };
		this.#changes.fire();
	}
}
