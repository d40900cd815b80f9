import type { Log } from "../../close/base/log.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { SampleData } from "./sampleData.ts";
import type { AccountSession, NoSession, Session } from "./session.ts";

/** What there is before anybody has looked; replaced even by a session that says the same. */
const NOT_STARTED: NoSession = { kind: "none", problem: undefined };

/** The session on screen: gives way to the next, tells of that, and closes what the last one held. */
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

	/** Makes `found` the session unless it is; the first time it always tells of it. */
	settle(found: Session): void {
		if (found === NOT_STARTED) this.replace({ ...NOT_STARTED });
		else if (found !== this.#session) this.replace(found);
	}

	/** Makes `next` the session; once this has ended, closes it at once. */
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

	/** Tells once that the server no longer takes the key of `session`, if that is still the one on screen. */
	refuse(session: Session): void {
		if (session !== this.#session || session.kind !== "account" || this.#refused.has(session)) return;
		this.#refused.add(session);
		this.refusals.fire(session);
	}

	/** Closes the session for good; a sample that is shown is there again in the next window. */
	end(): void {
		this.#ended = true;
		this.changes.clear();
		this.refusals.clear();
		this.close(this.#session);
	}

	/** Ends what a session holds: its client, and the server of sample data. */
	close(session: Session): void {
		if ("client" in session) session.client.dispose();
		if (session.kind !== "sample") return;
		logFailure(this.#log, "The server of the sample data did not stop", session.server.close());
	}
}
