import { groupKeyOf } from "../../close/schema/grouping.ts";
import type { GroupKey } from "../../close/schema/parameters.ts";
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
	/** What a View asks for at this moment: named periods depend on the day. Throws if it cannot be asked for. */
	readonly queryOf: (view: View) => ViewQuery;
}

/**
 * The opportunities of one View as a sequence of groups, read by jumps. Owns what is loaded, tells one event, and holds
 * one immutable state for all that show it. Nothing here rejects: failures are part of the state.
 */
export class Listing {
	readonly #queryOf: ListingOptions["queryOf"];
	readonly #reader: PageReader;
	readonly #store: ListingStore;
	readonly #loader: Loader;
	readonly #queue: LoadQueue;
	readonly #expanded = new Set<string>();
	#view: View | undefined;
	/** The last query that {@link catchUp} asked. */
	#caughtUp: string | undefined;
	/** The reading again that is under way. */
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

	/** Shows another View. What the old one was fetching is cancelled; its rows stay until the first answer is here. */
	async open(view: View): Promise<void> {
		if (dimensionOf(view) !== dimensionOf(this.#store.shown?.view)) this.#expanded.clear();
		this.#view = view;
		this.#refreshing = undefined;
		await this.#loader.read(view, { replaces: false });
	}

	/**
	 * Reads again, whatever a cheap look would say: the figures, and of each open group as many rows as are loaded, up to
	 * {@link MOST_READ_AGAIN}; all others when their group is opened or more of it is loaded. Rows and figures stay until
	 * the new ones are complete. While one runs, another call joins it.
	 */
	async refresh(): Promise<void> {
		const view = this.#view;
		if (view !== undefined) await (this.#underWay(view) ?? this.#readAgain(view));
	}

	/**
	 * Looks with one request whether anything changed that figures or the newest change tell, and reads again if so. What
	 * touches neither, such as the name of a lead, it does not see.
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
	 * Reads again if the View asks for something else by now: named periods mean other days, or days begin at other moments.
	 * What failed, or was stopped, is read once more only if `again`.
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

	/** A group was opened on screen: loads its first window if that is not here yet. */
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

	/** Loads the next window of a group, after what is under way for it. */
	async loadMore(id: string): Promise<void> {
		await this.#queue.load(id, (group) => group.rows.length + Math.max(1, this.#reader.pageSize - 1));
	}

	/**
	 * Loads all that is missing of a group, windows side by side, after what is under way for it. `signal` ends this alone
	 * and keeps what arrived.
	 */
	async loadAll(id: string, signal?: AbortSignal): Promise<void> {
		await this.#queue.load(id, (group) => group.span.size, { signal });
	}

	/** Ends what is under way and keeps what arrived; if nothing did, the View before stays the one that is shown. */
	stop(): void {
		this.#refreshing = undefined;
		const kept = this.#store.stop();
		if (kept !== undefined) this.#view = kept.view;
	}

	/** Forgets everything: another session's data must not stay on screen. */
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

	/** `baseline` is a probe from just before. */
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

	/** What an open group shows at least: a page, or as much as there was of it before it was read again. */
	readonly #firstRows: Target = ({ loadedBefore }) =>
		Math.max(this.#reader.pageSize, Math.min(loadedBefore, MOST_READ_AGAIN));

	/** Named periods may mean other days than when the Load began, and quarters may begin in other months. */
	#asksTheSame(load: Load): boolean {
		return this.#queryText(load.view) === JSON.stringify(load.query);
	}

	/** What a View asks for at this moment, as text; undefined if it cannot be asked for. */
	#queryText(view: View): string | undefined {
		try {
			return JSON.stringify(this.#queryOf(view));
		} catch {
			return undefined;
		}
	}

	/** Asks again for windows that did not arrive. */
	async #retry(failed: readonly LoadedGroup[]): Promise<void> {
		await Promise.all(failed.map(({ span, asked }) => this.#queue.load(span.id, () => asked)));
	}

	/** What stays open on screen over a change of the View must have its rows. */
	#fillExpanded(load: Load, again: boolean): void {
		for (const id of this.#expanded) {
			if (load.group(id) === undefined) this.#expanded.delete(id);
			else void this.#queue.load(id, this.#firstRows, { again });
		}
	}
}

/** Groups of which a window did not arrive. */
function failedIn(load: Load | undefined): readonly LoadedGroup[] {
	return load?.groups.filter(({ snapshot }) => snapshot.error !== undefined) ?? [];
}

function dimensionOf(view: View | undefined): GroupKey | undefined {
	return view?.group_by && groupKeyOf(view.group_by);
}
