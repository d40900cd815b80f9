import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";

/** Runs tasks one after another, in the order in which they come. A failed task doesn't hold up the next one. */
export class SerialQueue {
	#last: Promise<unknown> = Promise.resolve();

	take<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.#last.then(task);
		this.#last = turn.catch(() => undefined);
		return turn;
	}
}

/** Attempts of which only the newest one counts. */
export class LatestAttempt {
	readonly #end = new AbortController();
	#newest: AbortController | undefined;

	/** Aborted when no attempt may continue. */
	get ended(): AbortSignal {
		return this.#end.signal;
	}

	/** Cancels the current attempt with the reason `why`, and begins one that the next attempt or `signal` cancels. */
	begin(signal?: AbortSignal, why?: Error): AbortSignal {
		this.#newest?.abort(why);
		this.#newest = new AbortController();
		return AbortSignal.any([this.#newest.signal, this.#end.signal, ...(signal ? [signal] : [])]);
	}

	end(): void {
		this.#end.abort();
	}
}

/** Lets `work` run on its own. If it fails, the log gets `what` and the error. */
export function logFailure(log: Log, what: string, work: PromiseLike<unknown>): void {
	work.then(undefined, (error: unknown) => log.warn(`${what}: ${logText(error)}`));
}
