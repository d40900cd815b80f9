import { mock } from "node:test";

/** Timers and `performance.now()` of this process, which stand still until they are told to go on. */
export interface HeldTime {
	/** Lets milliseconds pass, with the timers that end in them. */
	pass(ms: number): void;
	/** Gives back the real time. */
	release(): void;
}

export function holdTime(): HeldTime {
	let now = 0;
	mock.timers.enable({ apis: ["setTimeout"] });
	const clock = mock.method(performance, "now", () => now);
	return {
		pass(ms) {
			for (const end = now + ms; now < end; ) {
				now += 1;
				mock.timers.tick(1);
			}
		},
		release() {
			mock.timers.reset();
			clock.mock.restore();
		},
	};
}
