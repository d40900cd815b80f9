import { type Clock, type Disposable, SYSTEM_CLOCK } from "../base/ports.ts";
import type { Settings } from "../settings/settings.ts";

interface AutoRefreshParts {
	/** Minutes between two refreshes; 0 is off. */
	readonly minutes: () => number;
	readonly onDidChangeMinutes: (listener: () => void) => Disposable;
	readonly visible: () => boolean;
	readonly onDidChangeVisibility: (listener: () => void) => Disposable;
	readonly refresh: () => void;
	readonly clock?: Clock;
}

/**
 * Refreshes at an interval while the view is visible, and once when it is shown again after a longer time. A timer that
 * slept with the computer fires once, however long that was.
 */
export class AutoRefresh implements Disposable {
	readonly #parts: AutoRefreshParts;
	readonly #subscriptions: readonly Disposable[];
	readonly #clock: Clock;
	#last: number;
	#timer: number | undefined;

	constructor(parts: AutoRefreshParts) {
		this.#parts = parts;
		this.#clock = parts.clock ?? SYSTEM_CLOCK;
		this.#last = this.#clock.now();
		this.#subscriptions = [
			parts.onDidChangeMinutes(() => this.#plan()),
			parts.onDidChangeVisibility(() => this.#plan()),
		];
		this.#plan();
	}

	dispose(): void {
		this.#clock.clear(this.#timer);
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#plan(): void {
		this.#clock.clear(this.#timer);
		this.#timer = undefined;
		const period = this.#parts.minutes() * 60_000;
		if (period <= 0 || !this.#parts.visible()) return;
		const due = Math.max(0, this.#last + period - this.#clock.now());
		this.#timer = this.#clock.set(() => {
			this.#last = this.#clock.now();
			this.#parts.refresh();
			this.#plan();
		}, due);
	}
}

/** Refreshes a view as often as the setting `autoRefresh` says. */
export function autoRefreshOf(
	settings: Settings,
	view: Pick<AutoRefreshParts, "visible" | "onDidChangeVisibility" | "refresh">,
): AutoRefresh {
	return new AutoRefresh({
		...view,
		minutes: () => settings.current.autoRefresh,
		onDidChangeMinutes: (listener) => settings.onDidChange("autoRefresh", listener),
	});
}
