/** Timers, or what a test puts in their place. */
export interface Clock {
	now(): number;
	set(run: () => void, delay: number): number;
	clear(timer: number | undefined): void;
}

export const SYSTEM_CLOCK: Clock = {
	now: () => Date.now(),
	set: (run, delay) => Number(setTimeout(run, delay)),
	clear: (timer) => clearTimeout(timer),
};
