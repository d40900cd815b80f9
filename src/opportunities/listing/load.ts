import type { Wait } from "../../close/base/callOptions.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { Probe } from "../reading/probe.ts";
import { Pauses, type ReadOptions } from "../reading/readContext.ts";
import { DataChangedError } from "../reading/readErrors.ts";
import { SeenIds } from "../reading/seenIds.ts";
import { undatedLast } from "../reading/undatedLast.ts";
import { type Currency, CurrencySet } from "../text/currencySet.ts";
import type { View } from "../view/view.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import { GroupDiscovery } from "./groupDiscovery.ts";
import type { Partiality } from "./listingState.ts";
import { LoadedGroup } from "./loadedGroup.ts";
import { RowLoader } from "./rowLoader.ts";

/** Receives the progress of a Load. */
export interface LoadListener {
	/** Called when the first groups are found, and when a piece of work begins or ends. */
	progressed(load: Load): void;
	/** Called when anything else arrives: rows, or groups if there are many already. */
	arrived(load: Load): void;
	/** Called for each change of {@link Load.wait}. */
	waited(load: Load): void;
}

/** Up to this many groups, each new one is shown at once; further ones are below the visible part of the list. */
const FEW = 100;

/**
 * One reading of one View: the groups of one moment, and windows into them. All methods reject with a CloseError or a
 * DataChangedError only.
 */
export class Load {
	readonly view: View;
	readonly query: ViewQuery;
	/** Discovers the groups of this Load. */
	readonly discovery: GroupDiscovery;
	/** Set by the store only. */
	partial: Partiality | undefined = "opening";
	readonly #listener: LoadListener;
	readonly #rowLoader: RowLoader;
	readonly #seen = new SeenIds();
	readonly #currencies = new CurrencySet();
	#groups: ReadonlyMap<string, LoadedGroup> = new Map();
	#abort = new AbortController();
	#pauses = new Pauses();

	/** `baseline` is a probe made just before this reading, if any. */
	constructor(view: View, query: ViewQuery, reader: PageReader, listener: LoadListener, baseline: Probe | undefined) {
		this.view = view;
		this.query = query;
		this.#listener = listener;
		const groups = { found: () => this.#collect(), forgot: () => this.#forget() };
		this.discovery = new GroupDiscovery(query, reader, () => this.call(), groups, baseline);
		this.#rowLoader = new RowLoader(this.discovery, this.#seen, () => listener.arrived(this));
	}

	get groups(): readonly LoadedGroup[] {
		return [...this.#groups.values()];
	}

	group(id: string): LoadedGroup | undefined {
		return this.#groups.get(id);
	}

	get grouped(): boolean {
		return this.query.parameters._group_by !== undefined;
	}

	/** The currency of the rows that have arrived. */
	get currency(): Currency {
		for (const group of this.#groups.values()) this.#currencies.add(group.takeNew());
		return this.#currencies.currency;
	}

	/** The pause that ends first; undefined if no request is waiting. */
	get wait(): Wait | undefined {
		return this.#pauses.first;
	}

	/** Aborts all requests; the Load can continue afterwards. */
	stop(): void {
		this.#abort.abort();
		this.#abort = new AbortController();
		this.#pauses = new Pauses();
	}

	/**
	 * Loads a group until `target` of its objects are loaded or, if objects change places between pages, the whole
	 * group. `signal` aborts this call only.
	 */
	async fill(group: LoadedGroup, target: number, signal?: AbortSignal): Promise<void> {
		const wanted = Math.min(target, group.span.size);
		group.asked = Math.max(group.asked, wanted);
		if (group.rows.length >= wanted) return;
		group.busy(true);
		this.#listener.progressed(this);
		const call = this.call();
		const signals = signal === undefined ? [call.signal] : [call.signal, signal];
		try {
			await this.#rowLoader.fill(group, wanted, { ...call, signal: AbortSignal.any(signals) });
		} finally {
			group.busy(false);
			this.#listener.progressed(this);
		}
	}

	/** Returns options for requests that the next {@link stop} aborts. */
	call(): ReadOptions & { readonly signal: AbortSignal } {
		const pauses = this.#pauses;
		const onWait = (wait: Wait | undefined, request: object) => {
			pauses.set(wait, request);
			if (pauses === this.#pauses) this.#listener.waited(this);
		};
		return { signal: this.#abort.signal, onWait };
	}

	/** Takes over what the discovery found. */
	#collect(): void {
		const { size } = this.#groups;
		const groups = new Map<string, LoadedGroup>();
		for (const span of undatedLast(this.discovery.spans(), this.query.groupBy)) {
			const group = this.#groups.get(span.id);
			// A page from within a group reveals the group before its first objects arrive. Rows that the user
			// requested are loaded separately.
			const isFirst = group === undefined || (group.asked + group.rows.length === 0 && span.rows.length > 0);
			if (isFirst && !this.#seen.add(span.rows)) throw new DataChangedError();
			if (isFirst || span.location === undefined || group?.span.location === undefined) group?.follow(span);
			groups.set(span.id, group ?? new LoadedGroup(span));
		}
		this.#groups = groups;
		if (groups.size === size || size > FEW) this.#listener.arrived(this);
		else this.#listener.progressed(this);
	}

	#forget(): void {
		this.#groups = new Map();
		this.#seen.clear();
		this.#currencies.clear();
	}
}
