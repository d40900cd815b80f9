import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { SampleData } from "./sampleData.ts";
import type { AccountSession, NoSession, Session } from "./session.ts";

/** The session until stored keys are read. Any session replaces it, even one that is signed out, too. */
const NOT_STARTED: NoSession = { kind: "none", problem: undefined };

/** The current session. Replacing it fires an event and closes what the old session had open. */
export class CurrentSession {
	readonly changes: ChangeEvent<Session>;
	readonly refusals: ChangeEvent<AccountSession>;
	readonly #log: Log;
	readonly #sample: SampleData;
	readonly #refused = new WeakSet<Session>();
	#session: Session = NOT_STARTED;
	#ended = false;

	constructor(sample: SampleData, log: Log) {
		this.#sample = sample;
		this.#log = log;
		this.changes = new ChangeEvent(log);
		this.refusals = new ChangeEvent(log);
	}

	get session(): Session {
		return this.#session;
	}

	/** Makes `found` the session unless it is already. The first call always fires. */
	settle(found: Session): void {
		if (found === NOT_STARTED) this.replace({ ...NOT_STARTED });
		else if (found !== this.#session) this.replace(found);
	}

	/** Makes `next` the session. After {@link end}, closes it at once. */
	replace(next: Session): void {
		if (this.#ended) {
			this.close(next);
			return;
		}
		const last = this.#session;
		this.#session = next;
		if (last.kind === "sample" || next.kind === "sample") this.#sample.note(next.kind === "sample");
		this.changes.fire(next);
		this.close(last);
	}

	/** Fires once if the server no longer accepts the key of `session` and it is still the current session. */
	refuse(session: Session): void {
		if (session !== this.#session || session.kind !== "account" || this.#refused.has(session)) return;
		this.#refused.add(session);
		this.refusals.fire(session);
	}

	/** Closes the session for good. Sample data that is shown will be shown again in the next window. */
	end(): void {
		this.#ended = true;
		this.changes.clear();
		this.refusals.clear();
		this.close(this.#session);
	}

	/** Closes a session's client, and the server of sample data. */
	close(session: Session): void {
		if ("client" in session) session.client.dispose();
		if (session.kind !== "sample") return;
		logFailure(this.#log, "The server of the sample data did not stop", session.server.close());
	}
}
