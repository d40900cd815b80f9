import type { View } from "../view.ts";
import { Drift } from "./drift.ts";
import { asCloseError } from "./failure.ts";
import type { Presentation } from "./presentation.ts";
import type { Probe } from "./probe.ts";
import { Run, type RunOptions } from "./run.ts";

/** So many rows of a group are read again by a refresh. */
export const MOST_READ_AGAIN = 1000;

/** How a View is read. */
export interface HowToRead {
	/** It replaces its like on screen, at the end; otherwise it is shown as it comes. */
	readonly replaces: boolean;
	/** A probe from just before. */
	readonly baseline?: Probe | undefined;
	/** It is read after a drift: the next one is not answered by reading again. */
	readonly again?: boolean;
}

export interface OpeningParts extends Pick<RunOptions, "reader" | "log" | "owners"> {
	readonly screen: Presentation;
	/** Throws where a View cannot be asked for. */
	readonly parametersOf: (view: View) => RunOptions["parameters"];
	readonly startMonth: () => number;
	/** Whether a group's rows are on screen. */
	readonly isOpen: (group: string) => boolean;
	/** Told of each Run that is on screen as a whole; `again` is that of how it was read. */
	readonly settled: (run: Run, again: boolean) => void;
}

/** Reads Views from their start: opens and refreshes them, and reads once more where the data moved. */
export class Opening {
	readonly #parts: OpeningParts;
	#last: Promise<void> = Promise.resolve();

	constructor(parts: OpeningParts) {
		this.#parts = parts;
	}

	/** The last reading, until it is settled. */
	get last(): Promise<void> {
		return this.#last;
	}

	/** Something of this View is on screen and stays there until the new is complete. */
	shows(view: View): boolean {
		const { shown } = this.#parts.screen;
		return shown?.view === view && shown.groups.length > 0;
	}

	/** Reads a View from its start. What is under way for another one, or for an earlier moment, is ended. */
	read(view: View, how: HowToRead): Promise<void> {
		this.#last = this.#read(view, how);
		return this.#last;
	}

	async #read(view: View, how: HowToRead): Promise<void> {
		const { screen } = this.#parts;
		screen.end();
		screen.error = undefined;
		const run = this.#newRun(view, how);
		if (run === undefined) return;
		const earlier = screen.shown;
		screen.current = run;
		screen.opening = true;
		screen.publish();
		try {
			await run.walk();
			if (how.replaces) await this.#restore(run, earlier);
			if (screen.current !== run) return;
			run.partial = undefined;
			screen.settle(run);
			this.#parts.settled(run, how.again ?? false);
		} catch (error) {
			if (screen.current !== run) return;
			if (error instanceof Drift) await this.drifted(run, how.again ?? false);
			else this.#fail(run, error);
		}
	}

	#newRun(view: View, how: HowToRead): Run | undefined {
		const { screen, parametersOf, startMonth, reader, log, owners } = this.#parts;
		const comesOnScreen = (run: Run) => {
			if (run === screen.current && !how.replaces && screen.opening) screen.shown = run;
			return run === screen.shown;
		};
		try {
			const run: Run = new Run(
				{
					view,
					parameters: parametersOf(view),
					startMonth: startMonth(),
					reader,
					log,
					owners,
					onProgress: () => comesOnScreen(run) && screen.publish(),
					onArrival: () => comesOnScreen(run) && screen.publishPaced(),
					onWait: () => (run === screen.current || run === screen.shown) && screen.publish(),
				},
				how.baseline,
			);
			return run;
		} catch (error) {
			screen.error = asCloseError(error, log);
			screen.settle(screen.shown);
			return undefined;
		}
	}

	/** Loads as many rows of each open group as there were before, side by side. Closed ones wait until they are opened. */
	async #restore(run: Run, earlier: Run | undefined): Promise<void> {
		const { isOpen } = this.#parts;
		const pairs = (earlier?.groups ?? []).flatMap((before) => {
			const group = run.group(before.stretch.id);
			return group === undefined ? [] : [{ group, before }];
		});
		for (const { group, before } of pairs) group.remember(before);
		const open = pairs.filter(({ group }) => isOpen(group.stretch.id));
		try {
			await Promise.all(
				open.map(({ group, before }) => run.fill(group, Math.min(before.rows.length, MOST_READ_AGAIN))),
			);
		} catch (error) {
			run.stop();
			throw error;
		}
		for (const { group, before } of pairs) group.reuseRows(before);
	}

	/** The data moved while it was read: once more from the start; then what is there is kept and marked. */
	async drifted(run: Run, again: boolean): Promise<void> {
		const { screen, log } = this.#parts;
		if (again) {
			log.warn("The data changes faster than it can be read; what is shown may mix two moments.");
			// Of what is read only in part, an earlier whole tells more.
			const kept = !run.walked && this.shows(run.view) ? (screen.shown ?? run) : run;
			kept.partial = "changing";
			screen.settle(kept);
			return;
		}
		log.info("The data changed while it was read; reading again.");
		const piece = screen.begin();
		try {
			const { now } = await run.probe();
			if (run !== screen.current) return;
			await this.read(run.view, { replaces: this.shows(run.view), baseline: now, again: true });
		} catch (error) {
			if (run === screen.current) this.#fail(run, error);
		} finally {
			piece.end();
		}
	}

	#fail(run: Run, error: unknown): void {
		const { screen, log } = this.#parts;
		const failure = asCloseError(error, log);
		if (failure.kind !== "cancelled") {
			screen.error = failure;
			if (run.partial === "opening") run.partial = "failed";
		}
		screen.settle(screen.shown ?? run);
	}
}
