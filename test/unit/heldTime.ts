import { mock } from "node:test";

/** Controls the timers and `performance.now()` of this process, which stand still until `pass` is called. */
export interface HeldTime {
	/** Advances the time by milliseconds, and runs the timers that end meanwhile. */
	pass(ms: number): void;
	/** How often timers have been refreshed. */
	readonly refreshes: number;
	/** Resolves once timers have been refreshed `count` times in all. */
	refreshed(count: number): Promise<void>;
	/** Restores the real time. */
	release(): void;
}

/** The result of `setTimeout` while time is held. */
class HeldTimer {
	readonly #time: { now: number; refreshes: number };
	readonly #ms: number;
	readonly run: () => void;
	end: number;

	constructor(time: { now: number; refreshes: number }, ms: number, run: () => void) {
		this.#time = time;
		this.#ms = ms;
		this.run = run;
		this.end = time.now + ms;
	}

	refresh(): this {
		this.end = this.#time.now + this.#ms;
		this.#time.refreshes += 1;
		return this;
	}

	ref(): this {
		return this;
	}

	unref(): this {
		return this;
	}
}

export function holdTime(): HeldTime {
	const time = { now: 0, refreshes: 0 };
	const timers = new Set<HeldTimer>();
	let released = false;
	const { setTimeout: realSet, clearTimeout: realClear } = globalThis;
	const set = (run: (...given: unknown[]) => void, ms = 1, ...given: unknown[]) => {
		const timer = new HeldTimer(time, Math.max(1, ms), () => run(...given));
		timers.add(timer);
		return timer;
	};
	const clear = (timer?: Parameters<typeof clearTimeout>[0] | HeldTimer) => {
		if (timer instanceof HeldTimer) timers.delete(timer);
		else realClear(timer);
	};
	Object.assign(globalThis, { setTimeout: set, clearTimeout: clear });
	const clock = mock.method(performance, "now", () => time.now);
	return {
		pass(ms) {
			for (const end = time.now + ms; time.now < end; ) {
				time.now += 1;
				for (const timer of [...timers].filter((timer) => timer.end <= time.now)) {
					if (timers.delete(timer)) timer.run();
				}
			}
		},
		get refreshes() {
			return time.refreshes;
		},
		async refreshed(count) {
			while (time.refreshes < count && !released) await new Promise(setImmediate);
		},
		release() {
			released = true;
			Object.assign(globalThis, { setTimeout: realSet, clearTimeout: realClear });
			clock.mock.restore();
		},
	};
}
