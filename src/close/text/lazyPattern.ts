/**
 * A pattern that is compiled when it is first used. V8 checks the literals of patterns while it loads the code around them,
 * and that takes milliseconds if they name properties of Unicode.
 */
export class LazyPattern {
	readonly #source: string;
	readonly #flags: string;
	#compiled: RegExp | undefined;

	constructor(source: string, flags = "u") {
		this.#source = source;
		this.#flags = flags;
	}

	test(text: string): boolean {
		return this.#pattern.test(text);
	}

	/** The first match. Undefined if there is none. */
	firstIn(text: string): string | undefined {
		return this.#pattern.exec(text)?.[0];
	}

	get #pattern(): RegExp {
		this.#compiled ??= new RegExp(this.#source, this.#flags);
		return this.#compiled;
	}
}
