import { DataChangedError } from "../reading/readErrors.ts";
import type { ListingStore } from "./listingStore.ts";
import type { Load } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";
import type { Loader } from "./loader.ts";

/** How much of a group is wanted, by what is there when its turn comes. */
export type Target = (group: LoadedGroup) => number;

export interface QueueOptions {
	/** Ends this piece of work alone, and keeps what arrived. */
	readonly signal?: AbortSignal | undefined;
	/** It is done once more since the data moved: the next change is not answered by reading again. */
	readonly again?: boolean;
}

/** Loads windows of the groups on screen; for one group, one piece of work after the other. */
export class LoadQueue {
	readonly #store: ListingStore;
	readonly #loader: Loader;
	/** What is under way for a group. True once it is done, false if it failed or was ended. */
	readonly #underWay = new WeakMap<LoadedGroup, Promise<boolean>>();

	constructor(store: ListingStore, loader: Loader) {
		this.#store = store;
		this.#loader = loader;
	}

	/** Loads a group until as many of its objects are there as `target` says. True once they are. */
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
		// What is being read in place of it tells more than another look at what it replaces.
		if (store.current !== load && store.current?.view === load.view) await this.#loader.last;
		else if (store.current === load && moved) await this.#loader.readAfterChange(load, again);
		const replaced = store.shown !== load && store.shown?.view === load.view;
		return replaced && this.load(group.span.id, target, { ...options, again: again || moved });
	}
}
