import type { Log } from "../../close/log.ts";
import type { Session } from "./session.ts";

/** Ends what a session holds: its client, and the server of sample data. */
export function closeSession(session: Session, log: Log): void {
	if ("client" in session) session.client.dispose();
	if (session.kind === "sample") logFailure(log, "The server of the sample data did not stop", session.server.close());
}

/** Lets `work` go on by itself; where it fails, the log says `what`. */
export function logFailure(log: Log, what: string, work: PromiseLike<unknown>): void {
	work.then(undefined, (error: unknown) => log.warn(`${what}: ${messageOf(error)}`));
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
