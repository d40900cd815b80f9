/** Attempts of which only the newest counts. */
export class Attempts {
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
