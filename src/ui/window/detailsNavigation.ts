/** The opportunities that Previous and Next of the details tab go through. */
export interface DetailsNavigation {
	/** What it goes through, in words: the View's grouping, or a group of Needs Attention. */
	readonly title: string;
	/** The loaded ids, in order. */
	ids(): readonly string[];
	/** Called when ids() may have changed. */
	readonly onDidChange: (listener: () => void) => { dispose(): unknown };
	/**
	 * The position of one of `ids()`, counted from 1, and the size, for a navigation that isn't completely loaded.
	 * Without it, `ids()` are all there are.
	 */
	readonly placeOf?: (id: string) => Place | undefined;
	/** The loaded id before or after, for a navigation that finds it without `ids()`, which may be very many. */
	readonly neighbour?: (id: string, step: -1 | 1) => string | undefined;
	/**
	 * Loads what comes after one of `ids()` if it is the last one loaded. Returns false if the next one couldn't be
	 * loaded. Rejects with the reason, if there is one.
	 */
	readonly loadAfter?: (id: string) => Promise<boolean>;
	/** Loads what comes before one of `ids()`, like {@link loadAfter}. */
	readonly loadBefore?: (id: string) => Promise<boolean>;
}

export interface Place {
	readonly position: number;
	readonly size: number;
}

/** The position of an opportunity in a navigation. Returns undefined if it isn't in it. */
export function placeIn(navigation: DetailsNavigation, id: string): Place | undefined {
	if (navigation.placeOf !== undefined) return navigation.placeOf(id);
	const ids = navigation.ids();
	const index = ids.indexOf(id);
	return index < 0 ? undefined : { position: index + 1, size: ids.length };
}

/** Returns the loaded id before or after. */
export function neighbourOf(navigation: DetailsNavigation, id: string, step: -1 | 1): string | undefined {
	if (navigation.neighbour !== undefined) return navigation.neighbour(id, step);
	const ids = navigation.ids();
	const index = ids.indexOf(id);
	return index < 0 ? undefined : ids[index + step];
}
