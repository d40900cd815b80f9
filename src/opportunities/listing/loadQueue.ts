import { DataChangedError } from "../reading/readErrors.ts";
import type { ListingStore } from "./listingStore.ts";
import type { Load } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";
import type { Loader } from "./loader.ts";

/** Returns how many rows of a group are wanted, given what is loaded when its turn comes. */
export type Target = (group: LoadedGroup) => number;

interface QueueOptions {
	/** Aborts this piece of work only, and keeps what has arrived. */
	readonly signal?: AbortSignal | undefined;
	/** True if the work is repeated because the data changed: if it changes again, nothing is read again. */
	readonly again?: boolean;
}

/** Loads windows of the groups on screen, one piece of work per group at a time. */
export class LoadQueue {
	readonly #store: ListingStore;
	readonly #loader: Loader;
	/** The work in progress for a group. Resolves to true when done, to false if it failed or was aborted. */
	readonly #underWay = new WeakMap<LoadedGroup, Promise<boolean>>();

	constructor(store: ListingStore, loader: Loader) {
		this.#store = store;
		this.#loader = loader;
	}

	/** Loads a group until it has as many rows as `target` returns. Resolves to true if it does. */
	async load(id: string, target: Target, options: QueueOptions = {}): Promise<boolean> {
		const store = this.#store;
		const view = store.shown?.view;
		for (;;) {
			const load = store.shown;
			const group = load?.group(id);
			if (load === undefined || load.view !== view || group === undefined || options.signal?.aborted) return false;
			const before = this.#underWay.get(group);
			if (before === undefined) return this.#begin(load, group, target, options);
			if (!(await before)) return false;
		}
	}

	async #begin(load: Load, group: LoadedGroup, target: Target, options: QueueOptions): Promise<boolean> {
		const work = this.#load(load, group, target, options);
		this.#underWay.set(group, work);
		try {
			return await work;
		} finally {
			this.#underWay.delete(group);
		}
	}

	async #load(load: Load, group: LoadedGroup, target: Target, options: QueueOptions): Promise<boolean> {
		if (group.missing === 0) return true;
		const store = this.#store;
		let moved = false;
		const fill = async () => {
			try {
				await load.fill(group, target(group), options.signal);
			} catch (error) {
				if (!(error instanceof DataChangedError)) throw error;
				moved = true;
			}
			return !moved;
		};
		if (await store.attempt(load, fill, group)) return true;
		const again = options.again ?? false;
		// A reading that is about to replace this Load is worth more than another look at this one.
		if (store.current !== load && store.current?.view === load.view) await this.#loader.last;
		else if (store.current === load && moved) await this.#loader.readAfterChange(load, again);
		const replaced = store.shown !== load && store.shown?.view === load.view;
		return replaced && this.load(group.span.id, target, { ...options, again: again || moved });
	}
}
