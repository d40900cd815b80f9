/** A row of opportunities that the details tab walks along with Previous and Next. */
export interface Navigation {
	/** What is walked along, in words: the View's grouping, or a group of Needs Attention. */
	readonly title: string;
	/** Ids in order, as far as they are loaded. */
	ids(): readonly string[];
	/** Called when ids() may have changed. */
	readonly onDidChange: (listener: () => void) => { dispose(): unknown };
	/**
	 * Where one of `ids()` stands, counted from 1, and among how many, for a walk of which not everything is loaded. Without
	 * it `ids()` are all there are.
	 */
	readonly placeOf?: (id: string) => Place | undefined;
	/** The one before or after, for a walk that knows it without `ids()`, which may be very many. */
	readonly neighbour?: (id: string, step: -1 | 1) => string | undefined;
	/**
	 * Loads what comes after one of `ids()`, where it is the last of those that are loaded there. False where what comes
	 * after it did not arrive. Rejects with the reason, where there is one.
	 */
	readonly loadAfter?: (id: string) => Promise<boolean>;
	/** The same for what comes before one of `ids()`. */
	readonly loadBefore?: (id: string) => Promise<boolean>;
}

export interface Place {
	readonly position: number;
	readonly size: number;
}

/** Where an opportunity stands in a walk; undefined for one that is not on it. */
export function placeIn(walk: Navigation, id: string): Place | undefined {
	if (walk.placeOf !== undefined) return walk.placeOf(id);
	const ids = walk.ids();
	const index = ids.indexOf(id);
	return index < 0 ? undefined : { position: index + 1, size: ids.length };
}

/** The loaded one before or after. */
export function neighbourOf(walk: Navigation, id: string, step: -1 | 1): string | undefined {
	if (walk.neighbour !== undefined) return walk.neighbour(id, step);
	const ids = walk.ids();
	const index = ids.indexOf(id);
	return index < 0 ? undefined : ids[index + step];
}
