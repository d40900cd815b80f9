import type { Clock } from "../../../src/ui/base/ports.ts";

/** A clock that the test moves. */
export class FakeClock implements Clock {
	#now = 0;
	#last = 0;
	readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();

	now(): number {
		return this.#now;
	}

	set(run: () => void, delay: number): number {
		this.#last += 1;
		this.#timers.set(this.#last, { at: this.#now + delay, run });
		return this.#last;
	}

	clear(timer: number | undefined): void {
		if (timer !== undefined) this.#timers.delete(timer);
	}

	/** The number of pending timers. */
	get waiting(): number {
		return this.#timers.size;
	}

	pass(ms: number): void {
		this.#now += ms;
		for (const [timer, { at, run }] of [...this.#timers]) {
			if (at > this.#now) continue;
			this.#timers.delete(timer);
			run();
		}
	}
}
