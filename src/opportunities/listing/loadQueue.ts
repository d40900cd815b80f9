import { Drift } from "../reading/dataChangedError.ts";
import type { Presentation } from "./listingStore.ts";
import type { Run } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";
import type { Opening } from "./loader.ts";

/** How much of a group is wanted, by what is there when its turn comes. */
export type Target = (group: LoadedGroup) => number;

export interface LoadOptions {
	/** Ends this piece of work alone, and keeps what arrived. */
	readonly signal?: AbortSignal | undefined;
	/** It is done once more after a drift: the next one is not answered by reading again. */
	readonly again?: boolean;
}

/** Loads windows of the groups on screen; for one group, one piece of work after the other. */
export class Loading {
	readonly #screen: Presentation;
	readonly #opening: Opening;
	/** What is under way for a group. True once it is done, false where it failed or was ended. */
	readonly #underWay = new WeakMap<LoadedGroup, Promise<boolean>>();

	constructor(screen: Presentation, opening: Opening) {
		this.#screen = screen;
		this.#opening = opening;
	}

	/** Loads a group until as many of its objects are there as `target` says. True once they are. */
	async load(id: string, target: Target, options: LoadOptions = {}): Promise<boolean> {
		const screen = this.#screen;
		const view = screen.shown?.view;
		for (;;) {
			const run = screen.shown;
			const group = run?.group(id);
			if (run === undefined || run.view !== view || group === undefined || options.signal?.aborted) return false;
			const before = this.#underWay.get(group);
			if (before === undefined) return this.#begin(run, group, target, options);
			if (!(await before)) return false;
		}
	}

	async #begin(run: Run, group: LoadedGroup, target: Target, options: LoadOptions): Promise<boolean> {
		const work = this.#load(run, group, target, options);
		this.#underWay.set(group, work);
		try {
			return await work;
		} finally {
			this.#underWay.delete(group);
		}
	}

	async #load(run: Run, group: LoadedGroup, target: Target, options: LoadOptions): Promise<boolean> {
		if (group.missing === 0) return true;
		const screen = this.#screen;
		let moved = false;
		const fill = async () => {
			try {
				await run.fill(group, target(group), options.signal);
			} catch (error) {
				if (!(error instanceof Drift)) throw error;
				moved = true;
			}
			return !moved;
		};
		if (await screen.attempt(run, fill, group)) return true;
		const again = options.again ?? false;
		// What is being read in place of it tells more than another look at what it replaces.
		if (screen.current !== run && screen.current?.view === run.view) await this.#opening.last;
		else if (screen.current === run && moved) await this.#opening.drifted(run, again);
		const replaced = screen.shown !== run && screen.shown?.view === run.view;
		return replaced && this.load(group.stretch.id, target, { ...options, again: again || moved });
	}
}
