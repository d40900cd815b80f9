import { startOfDay } from "../../close/base/dayStart.ts";
import { addDays, localDay } from "../../opportunities/time/calendar.ts";
import { type Clock, type Disposable, SYSTEM_CLOCK } from "./ports.ts";

interface WhileVisibleParts {
	readonly visible: () => boolean;
	/** Also fires when the user comes back to the window: the computer may have slept or changed its time zone. */
	readonly onDidChangeVisibility: (listener: () => void) => Disposable;
	/** Checks whether time has changed what is shown. `again` is true if the user has just come back to it. */
	readonly check: (again: boolean) => void;
	readonly clock?: Clock;
}

const MINUTE = 60_000;

/**
 * Checks the time for something on screen: when it becomes visible, and while it is, each minute and at midnight. It
 * sets no longer timers, because a timer that sleeps with the computer is late by as much. It doesn't check while
 * hidden.
 */
export class WhileVisible implements Disposable {
	readonly #parts: WhileVisibleParts;
	readonly #clock: Clock;
	readonly #subscription: Disposable;
	#timer: number | undefined;

	constructor(parts: WhileVisibleParts) {
		this.#parts = parts;
		this.#clock = parts.clock ?? SYSTEM_CLOCK;
		this.#subscription = parts.onDidChangeVisibility(() => this.#check(true));
		this.#plan();
	}

	dispose(): void {
		this.#clock.clear(this.#timer);
		this.#subscription.dispose();
	}

	#check(again: boolean): void {
		this.#plan();
		if (this.#parts.visible()) this.#parts.check(again);
	}

	#plan(): void {
		this.#clock.clear(this.#timer);
		this.#timer = undefined;
		if (!this.#parts.visible()) return;
		this.#timer = this.#clock.set(() => this.#check(false), untilNextLook(this.#clock.now()));
	}
}

/** Milliseconds until the next minute or the next day, whichever is first. */
export function untilNextLook(now: number): number {
	const tomorrow = startOfDay(addDays(localDay(new Date(now)), 1));
	return Math.min(MINUTE, Math.max(1, tomorrow - now));
}
