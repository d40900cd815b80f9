import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";

/** Lets `work` go on by itself; where it fails, the log says `what`. */
export function logFailure(log: Log, what: string, work: PromiseLike<unknown>): void {
	work.then(undefined, (error: unknown) => log.warn(`${what}: ${logText(error)}`));
}
