import type { Wait } from "../../close/base/callOptions.ts";
import { cancelledError } from "../../close/base/errorMessages.ts";
import type { ReadOptions } from "../reading/readContext.ts";

/** Called with how many objects of how many have arrived. */
export type Progress = (read: number, total: number) => void;

/** Somebody who waits for an answer. */
export interface Waiter extends Pick<ReadOptions, "signal" | "onWait"> {
	readonly onProgress?: Progress | undefined;
}

/** How an answer is read for all who wait for it: they are told of its progress, and `signal` aborts it. */
export interface SharedReading {
	readonly options: ReadOptions & { readonly signal: AbortSignal };
	readonly onProgress: Progress;
}

/** How many questions are kept with their answers. The one that was asked longest ago goes first. */
const MOST_KEPT = 64;

/**
 * Answers to questions, each of which is read once for everybody who asks, at the same time or later. Failures aren't
 * kept. A reading is aborted if nobody waits for it any more.
 */
export class SharedAnswers {
	readonly #answers = new Map<string, SharedAnswer<unknown>>();

	/**
	 * Returns the answer to a question, which `read` finds if nobody asked it before. The same question must always have
	 * an answer of the same type. Rejects as `read` does, or as cancelled.
	 */
	async ask<T>(question: string, read: (reading: SharedReading) => Promise<T>, waiter: Waiter): Promise<T> {
		if (waiter.signal?.aborted) throw cancelledError();
		const known = this.#answers.get(question) as SharedAnswer<T> | undefined;
		const answer = known ?? new SharedAnswer(read);
		this.#answers.delete(question);
		this.#answers.set(question, answer);
		this.#dropOldest();
		try {
			return await answer.waitedFor(waiter);
		} catch (error) {
			if (answer.ended === "failed" && this.#answers.get(question) === answer) this.#answers.delete(question);
			throw error;
		}
	}

	/** Whether a question was asked: its answer has arrived or is on its way. */
	has(question: string): boolean {
		const answer = this.#answers.get(question);
		return answer !== undefined && answer.ended !== "failed";
	}

	/** The answer to a question, if it has arrived. */
	known<T>(question: string): T | undefined {
		return this.#answers.get(question)?.value as T | undefined;
	}

	/** Takes an answer that has arrived for the answer to another question as well. */
	alsoAnswers(other: string, question: string): void {
		const answer = this.#answers.get(question);
		if (answer?.ended === "arrived") this.#answers.set(other, answer);
		this.#dropOldest();
	}

	/** Asks a question anew from now on, if this is the answer so far. */
	drop(question: string, answer: unknown): void {
		if (answer !== undefined && this.known(question) === answer) this.#answers.delete(question);
	}

	/** Drops the answers that this is true of, so that they're asked for again. */
	dropIf(isOld: (answer: unknown) => boolean): void {
		for (const [question, { ended, value }] of this.#answers)
			if (ended === "arrived" && isOld(value)) this.#answers.delete(question);
	}

	/** Asks everything anew from now on. Who waits already gets the answer that is on its way. */
	forget(): void {
		this.#answers.clear();
	}

	#dropOldest(): void {
		for (const oldest of this.#answers.keys()) {
			if (this.#answers.size <= MOST_KEPT) return;
			this.#answers.delete(oldest);
		}
	}
}

class SharedAnswer<T> {
	readonly #waiters = new Set<Waiter>();
	readonly #abort = new AbortController();
	readonly #read: (reading: SharedReading) => Promise<T>;
	#reading: Promise<T> | undefined;
	#value: T | undefined;
	#ended: "arrived" | "failed" | undefined;

	constructor(read: (reading: SharedReading) => Promise<T>) {
		this.#read = read;
	}

	get value(): T | undefined {
		return this.#value;
	}

	/** How the reading ended; undefined while it is on its way. */
	get ended(): "arrived" | "failed" | undefined {
		return this.#ended;
	}

	async waitedFor(waiter: Waiter): Promise<T> {
		const { signal } = waiter;
		const own: Waiter = { ...waiter };
		this.#waiters.add(own);
		let leave: () => void = () => undefined;
		const left = new Promise<never>((_, reject) => {
			leave = () => {
				this.#waiters.delete(own);
				if (this.#waiters.size === 0) this.#end();
				reject(cancelledError());
			};
		});
		signal?.addEventListener("abort", leave);
		this.#reading ??= this.#begin();
		try {
			return await Promise.race([this.#reading, left]);
		} finally {
			this.#waiters.delete(own);
			signal?.removeEventListener("abort", leave);
		}
	}

	/** Aborts a reading that nobody waits for. It counts as failed at once, so that nobody joins it. */
	#end(): void {
		this.#ended ??= "failed";
		this.#abort.abort();
	}

	async #begin(): Promise<T> {
		const onWait = (wait: Wait | undefined, request: object) => {
			for (const waiter of this.#waiters) waiter.onWait?.(wait, request);
		};
		const onProgress = (read: number, total: number) => {
			for (const waiter of this.#waiters) waiter.onProgress?.(read, total);
		};
		try {
			this.#value = await this.#read({ options: { signal: this.#abort.signal, onWait }, onProgress });
			this.#ended = "arrived";
			return this.#value;
		} catch (error) {
			this.#ended = "failed";
			throw error;
		}
	}
}
