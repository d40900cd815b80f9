import type { Log } from "../../close/log.ts";

/** Lets `work` go on by itself; where it fails, the log says `what`. */
export function logFailure(log: Log, what: string, work: PromiseLike<unknown>): void {
	work.then(undefined, (error: unknown) => log.warn(`${what}: ${messageOf(error)}`));
}

export function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
