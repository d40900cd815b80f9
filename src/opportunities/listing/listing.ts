import { type GroupKey, groupKeyOf } from "../../close/schema/grouping.ts";
import { PageReader } from "../reading/pageReader.ts";
import type { Probe } from "../reading/probe.ts";
import type { ReadContext } from "../reading/readContext.ts";
import type { View } from "../view/view.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import type { ListingState } from "./listingState.ts";
import { ListingStore } from "./listingStore.ts";
import type { Load } from "./load.ts";
import type { LoadedGroup } from "./loadedGroup.ts";
import { Loader, MOST_READ_AGAIN } from "./loader.ts";
import { LoadQueue, type Target } from "./loadQueue.ts";

export interface ListingOptions extends ReadContext {
	/**
	 * Returns the query of a View at this moment: named periods depend on the day. Throws if the View can't be queried.
	 */
	readonly queryOf: (view: View) => ViewQuery;
}

/**
 * The opportunities of one View as a sequence of groups. The groups are discovered without reading all of their
 * objects. Owns what is loaded, has a single event, and holds one immutable state for everything that shows it. No
 * method rejects: failures are part of the state.
 */
export class Listing {
	readonly #queryOf: ListingOptions["queryOf"];
	readonly #reader: PageReader;
	readonly #store: ListingStore;
	readonly #loader: Loader;
	readonly #queue: LoadQueue;
	readonly #expanded = new Set<string>();
	#view: View | undefined;
	/** The last query that {@link catchUp} started. */
	#caughtUp: string | undefined;
	/** The refresh in progress. */
	#refreshing: { readonly view: View; readonly done: Promise<void> } | undefined;

	constructor(options: ListingOptions) {
		const store = new ListingStore(options.log);
		this.#store = store;
		this.#queryOf = options.queryOf;
		this.#reader = new PageReader(options);
		this.#loader = new Loader(store, this.#reader, options.queryOf, {
			has: (id) => this.#expanded.has(id) || store.shown?.grouped === false,
			fill: (load, again) => this.#fillExpanded(load, again),
		});
		this.#queue = new LoadQueue(store, this.#loader);
	}

	get state(): ListingState {
		return this.#store.state;
	}

	/** Calls `listener` after each change of {@link state}, until disposed. */
	get onDidChange(): (listener: () => void) => { dispose(): void } {
		return this.#store.onDidChange;
	}

	/** Shows another View. Requests for the old one are aborted; its rows stay until the first answer arrives. */
	async open(view: View): Promise<void> {
		if (dimensionOf(view) !== dimensionOf(this.#store.shown?.view)) this.#expanded.clear();
		this.#view = view;
		this.#refreshing = undefined;
		await this.#loader.read(view, { replaces: false });
	}

	/**
	 * Reads the figures again, even if a probe would find no change, and as many rows of each open group as are loaded,
	 * up to {@link MOST_READ_AGAIN}. Other rows are read when their group is opened or more of it is loaded. Rows and
	 * figures stay until the new ones are complete. A call during a refresh joins it.
	 */
	async refresh(): Promise<void> {
		const view = this.#view;
		if (view !== undefined) await (this.#underWay(view) ?? this.#readAgain(view));
	}

	/**
	 * Sends one request to find out whether the figures or the newest change differ, and refreshes if so. It can't see
	 * changes that affect neither, such as a lead's new name.
	 */
	async refreshIfChanged(): Promise<void> {
		const { shown, current, opening, error } = this.#store;
		const view = this.#view;
		if (view === undefined) return;
		const underWay = this.#underWay(view);
		if (underWay !== undefined) return underWay;
		const whole = shown !== undefined && shown === current && shown.partial === undefined && !opening;
		if (!whole || error !== undefined || shown.view !== view || !this.#asksTheSame(shown)) {
			await this.#readAgain(view);
			return;
		}
		const found = await this.#store.attempt(shown, () => shown.discovery.probe());
		if (found === undefined || this.#store.current !== shown) return;
		if (found.stands) await this.#retry(failedIn(shown));
		else await this.#readAgain(view, found.now);
	}

	/**
	 * Reads again if the View's query has changed: named periods mean other days, or days begin at other moments. A
	 * query that failed or was stopped is repeated only if `again` is true.
	 */
	async catchUp(again = false): Promise<void> {
		const view = this.#view;
		const { opening, current, shown } = this.#store;
		const load = opening ? current : (shown ?? current);
		if (view === undefined || load === undefined || this.#asksTheSame(load)) return;
		const query = this.#queryText(view);
		if (query === undefined || (query === this.#caughtUp && !again)) return;
		this.#caughtUp = query;
		await this.#loader.read(view, { replaces: this.#loader.shows(view) });
	}

	/** Called when a group is opened on screen: loads its first window if it isn't loaded yet. */
	async expand(id: string): Promise<void> {
		this.#expanded.add(id);
		await this.#queue.load(id, this.#firstRows);
	}

	collapse(id: string): void {
		this.#expanded.delete(id);
	}

	isExpanded(id: string): boolean {
		return this.#expanded.has(id);
	}

	/** Loads the next window of a group, after the group's pending work. */
	async loadMore(id: string): Promise<void> {
		await this.#queue.load(id, (group) => group.rows.length + Math.max(1, this.#reader.pageSize - 1));
	}

	/**
	 * Loads everything that is missing from a group, with windows in parallel, after the group's pending work. `signal`
	 * aborts this call only; rows that have arrived are kept.
	 */
	async loadAll(id: string, signal?: AbortSignal): Promise<void> {
		await this.#queue.load(id, (group) => group.span.size, { signal });
	}

	/** Aborts all requests and keeps what has arrived. If nothing has, the previous View stays. */
	stop(): void {
		this.#refreshing = undefined;
		const kept = this.#store.stop();
		if (kept !== undefined) this.#view = kept.view;
	}

	/** Discards everything, because data of another session must not stay on screen. */
	clear(): void {
		this.#refreshing = undefined;
		this.#view = undefined;
		this.#expanded.clear();
		this.#store.clear();
	}

	dispose(): void {
		this.#store.dispose();
		this.clear();
	}

	#underWay(view: View): Promise<void> | undefined {
		return this.#refreshing?.view === view ? this.#refreshing.done : undefined;
	}

	/** `baseline` is a probe made just before. */
	async #readAgain(view: View, baseline?: Probe): Promise<void> {
		const failed = failedIn(this.#loader.shows(view) ? this.#store.shown : undefined);
		const reading = this.#loader.read(view, { replaces: this.#loader.shows(view), baseline });
		const refreshing = {
			view,
			done: reading.then(async () => {
				if (this.#refreshing === refreshing && this.#store.error === undefined) await this.#retry(failed);
			}),
		};
		this.#refreshing = refreshing;
		await refreshing.done;
		if (this.#refreshing === refreshing) this.#refreshing = undefined;
	}

	/** The minimum that an open group shows: a page, or as many rows as it had before it was read again. */
	readonly #firstRows: Target = ({ loadedBefore }) =>
		Math.max(this.#reader.pageSize, Math.min(loadedBefore, MOST_READ_AGAIN));

	/** Named periods may mean other days than when the Load began, and the fiscal year may begin in another month. */
	#asksTheSame(load: Load): boolean {
		return this.#queryText(load.view) === JSON.stringify(load.query);
	}

	/** Returns the query of a View at this moment as text; undefined if the View can't be queried. */
	#queryText(view: View): string | undefined {
		try {
			return JSON.stringify(this.#queryOf(view));
		} catch {
			return undefined;
		}
	}

	/** Requests windows again that didn't arrive. */
	async #retry(failed: readonly LoadedGroup[]): Promise<void> {
		await Promise.all(failed.map(({ span, asked }) => this.#queue.load(span.id, () => asked)));
	}

	/** Loads the rows of groups that stay open when the View changes. */
	#fillExpanded(load: Load, again: boolean): void {
		for (const id of this.#expanded) {
			if (load.group(id) === undefined) this.#expanded.delete(id);
			else void this.#queue.load(id, this.#firstRows, { again });
		}
	}
}

/** Returns the groups with a window that didn't arrive. */
function failedIn(load: Load | undefined): readonly LoadedGroup[] {
	return load?.groups.filter(({ snapshot }) => snapshot.error !== undefined) ?? [];
}

function dimensionOf(view: View | undefined): GroupKey | undefined {
	return view?.group_by && groupKeyOf(view.group_by);
}
