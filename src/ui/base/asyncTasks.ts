import { logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";

/** Runs tasks one after the other, in the order they came. One that fails does not hold up the next. */
export class SerialQueue {
	#last: Promise<unknown> = Promise.resolve();

	take<T>(task: () => Promise<T>): Promise<T> {
		const turn = this.#last.then(task);
		this.#last = turn.catch(() => undefined);
		return turn;
	}
}

/** Attempts of which only the newest counts. */
export class LatestAttempt {
	readonly #end = new AbortController();
	#newest: AbortController | undefined;

	/** Aborted when no attempt may go on any more. */
	get ended(): AbortSignal {
		return this.#end.signal;
	}

	/** Ends the attempt under way, for the reason `why`, and begins one that ends with the next or with `signal`. */
	begin(signal?: AbortSignal, why?: Error): AbortSignal {
		this.#newest?.abort(why);
		this.#newest = new AbortController();
		return AbortSignal.any([this.#newest.signal, this.#end.signal, ...(signal ? [signal] : [])]);
	}

	end(): void {
		this.#end.abort();
	}
}

/** Lets `work` go on by itself; where it fails, the log says `what`. */
export function logFailure(log: Log, what: string, work: PromiseLike<unknown>): void {
	work.then(undefined, (error: unknown) => log.warn(`${what}: ${logText(error)}`));
}
