import { asCloseError } from "../reading/asCloseError.ts";
import { DataChangedError } from "../reading/dataChangedError.ts";
import type { Probe } from "../reading/probe.ts";
import type { View } from "../view/view.ts";
import type { ListingStore } from "./listingStore.ts";
import { Load, type LoadParts } from "./load.ts";

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

export interface LoaderParts extends Pick<LoadParts, "reader" | "log" | "owners"> {
	readonly store: ListingStore;
	/** Throws where a View cannot be asked for. */
	readonly parametersOf: (view: View) => LoadParts["parameters"];
	readonly startMonth: () => number;
	/** Whether a group's rows are on screen. */
	readonly isOpen: (group: string) => boolean;
	/** Told of each Load that is on screen as a whole; `again` is that of how it was read. */
	readonly settled: (load: Load, again: boolean) => void;
}

/** Reads Views from their start: opens and refreshes them, and reads once more where the data moved. */
export class Loader {
	readonly #parts: LoaderParts;
	#last: Promise<void> = Promise.resolve();

	constructor(parts: LoaderParts) {
		this.#parts = parts;
	}

	/** The last reading, until it is settled. */
	get last(): Promise<void> {
		return this.#last;
	}

	/** Something of this View is on screen and stays there until the new is complete. */
	shows(view: View): boolean {
		const { shown } = this.#parts.store;
		return shown?.view === view && shown.groups.length > 0;
	}

	/** Reads a View from its start. What is under way for another one, or for an earlier moment, is ended. */
	read(view: View, how: HowToRead): Promise<void> {
		this.#last = this.#read(view, how);
		return this.#last;
	}

	async #read(view: View, how: HowToRead): Promise<void> {
		const { store } = this.#parts;
		store.end();
		store.error = undefined;
		const load = this.#newRun(view, how);
		if (load === undefined) return;
		const earlier = store.shown;
		store.current = load;
		store.opening = true;
		store.publish();
		try {
			await load.discover();
			if (how.replaces) await this.#restore(load, earlier);
			if (store.current !== load) return;
			load.partial = undefined;
			store.settle(load);
			this.#parts.settled(load, how.again ?? false);
		} catch (error) {
			if (store.current !== load) return;
			if (error instanceof DataChangedError) await this.drifted(load, how.again ?? false);
			else this.#fail(load, error);
		}
	}

	#newRun(view: View, how: HowToRead): Load | undefined {
		const { store, parametersOf, startMonth, reader, log, owners } = this.#parts;
		const comesOnScreen = (load: Load) => {
			if (load === store.current && !how.replaces && store.opening) store.shown = load;
			return load === store.shown;
		};
		try {
			const load: Load = new Load(
				{
					view,
					parameters: parametersOf(view),
					startMonth: startMonth(),
					reader,
					log,
					owners,
					onProgress: () => comesOnScreen(load) && store.publish(),
					onArrival: () => comesOnScreen(load) && store.publishPaced(),
					onWait: () => (load === store.current || load === store.shown) && store.publish(),
				},
				how.baseline,
			);
			return load;
		} catch (error) {
			store.error = asCloseError(error, log);
			store.settle(store.shown);
			return undefined;
		}
	}

	/** Loads as many rows of each open group as there were before, side by side. Closed ones wait until they are opened. */
	async #restore(load: Load, earlier: Load | undefined): Promise<void> {
		const { isOpen } = this.#parts;
		const pairs = (earlier?.groups ?? []).flatMap((before) => {
			const group = load.group(before.span.id);
			return group === undefined ? [] : [{ group, before }];
		});
		for (const { group, before } of pairs) group.remember(before);
		const open = pairs.filter(({ group }) => isOpen(group.span.id));
		try {
			await Promise.all(
				open.map(({ group, before }) => load.fill(group, Math.min(before.rows.length, MOST_READ_AGAIN))),
			);
		} catch (error) {
			load.stop();
			throw error;
		}
		for (const { group, before } of pairs) group.reuseRows(before);
	}

	/** The data moved while it was read: once more from the start; then what is there is kept and marked. */
	async drifted(load: Load, again: boolean): Promise<void> {
		const { store, log } = this.#parts;
		if (again) {
			log.warn("The data changes faster than it can be read; what is shown may mix two moments.");
			// Of what is read only in part, an earlier whole tells more.
			const kept = !load.discovered && this.shows(load.view) ? (store.shown ?? load) : load;
			kept.partial = "changing";
			store.settle(kept);
			return;
		}
		log.info("The data changed while it was read; reading again.");
		const piece = store.begin();
		try {
			const { now } = await load.probe();
			if (load !== store.current) return;
			await this.read(load.view, { replaces: this.shows(load.view), baseline: now, again: true });
		} catch (error) {
			if (load === store.current) this.#fail(load, error);
		} finally {
			piece.end();
		}
	}

	#fail(load: Load, error: unknown): void {
		const { store, log } = this.#parts;
		const failure = asCloseError(error, log);
		if (failure.kind !== "cancelled") {
			store.error = failure;
			if (load.partial === "opening") load.partial = "failed";
		}
		store.settle(store.shown ?? load);
	}
}
