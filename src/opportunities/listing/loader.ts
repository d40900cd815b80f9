import * as l10n from "@vscode/l10n";
import { contradictionError } from "../../close/base/errorMessages.ts";
import { fieldsOfRow } from "../reading/groupOfRow.ts";
import type { PageReader } from "../reading/pageReader.ts";
import type { Probe } from "../reading/probe.ts";
import { asCloseError, DataChangedError } from "../reading/readErrors.ts";
import type { View } from "../view/view.ts";
import type { ViewQuery } from "../view/viewParameters.ts";
import type { ListingStore } from "./listingStore.ts";
import { Load } from "./load.ts";

/** The maximum number of rows per group that a refresh reads again. */
export const MOST_READ_AGAIN = 1000;

/** Options for reading a View. */
interface HowToRead {
	/**
	 * True if it replaces an earlier Load of the same View once it is complete; otherwise it is shown while it arrives.
	 */
	readonly replaces: boolean;
	/** A probe made just before. */
	readonly baseline?: Probe | undefined;
	/** True if it is read because the data changed: if the data changes again, it isn't read again. */
	readonly again?: boolean;
}

/** The groups that are open on screen. */
interface OpenGroups {
	/** Whether a group's rows are on screen. */
	has(group: string): boolean;
	/** Loads the rows of open groups once a Load is complete; `again` is the option that the Load was read with. */
	fill(load: Load, again: boolean): void;
}

/** Reads Views from their start: opens and refreshes them, and reads them once more if the data changed. */
export class Loader {
	readonly #store: ListingStore;
	readonly #reader: PageReader;
	readonly #queryOf: (view: View) => ViewQuery;
	readonly #open: OpenGroups;
	#last: Promise<void> = Promise.resolve();

	/** `queryOf` throws if a View can't be queried. */
	constructor(store: ListingStore, reader: PageReader, queryOf: (view: View) => ViewQuery, open: OpenGroups) {
		this.#store = store;
		this.#reader = reader;
		this.#queryOf = queryOf;
		this.#open = open;
	}

	/** Resolves when the last reading is settled. */
	get last(): Promise<void> {
		return this.#last;
	}

	/** Whether groups of this View are on screen, where they stay until the new ones are complete. */
	shows(view: View): boolean {
		const { shown } = this.#store;
		return shown?.view === view && shown.groups.length > 0;
	}

	/** Reads a View from its start, and ends any earlier reading. */
	read(view: View, how: HowToRead): Promise<void> {
		this.#last = this.#read(view, how);
		return this.#last;
	}

	async #read(view: View, how: HowToRead): Promise<void> {
		const store = this.#store;
		let load: Load;
		try {
			load = new Load(view, this.#queryOf(view), this.#reader, store, how.baseline);
		} catch (error) {
			store.refuse(asCloseError(error, this.#reader.context.log));
			return;
		}
		const earlier = store.shown;
		store.begin(load, how.replaces);
		try {
			await load.discovery.read();
			if (load.grouped && load.groups.length === 0 && load.discovery.withoutGroup > 0) await this.#proveNoGroups(load);
			if (how.replaces) await this.#restore(load, earlier);
			if (store.current !== load) return;
			store.settle(load);
			this.#open.fill(load, how.again ?? false);
		} catch (error) {
			if (store.current !== load) return;
			if (error instanceof DataChangedError) await this.readAfterChange(load, how.again ?? false);
			else this.#fail(load, error);
		}
	}

	/** Sends one request for objects, and throws if any of them belongs in a group. */
	async #proveNoGroups(load: Load): Promise<void> {
		const { parameters, groupBy, startMonth } = load.query;
		const { _group_by, ...ungrouped } = parameters;
		const { rows } = await this.#reader.page(ungrouped, 0, load.call());
		const placed = rows.some((row) =>
			Object.values(fieldsOfRow(row, groupBy, startMonth)).some((part) => part != null),
		);
		if (placed)
			throw contradictionError(l10n.t("The response has no groups, although some opportunities belong to one."));
	}

	/**
	 * Loads as many rows of each open group as it had before, in parallel. Closed groups wait until they are opened.
	 */
	async #restore(load: Load, earlier: Load | undefined): Promise<void> {
		const pairs = (earlier?.groups ?? []).flatMap((before) => {
			const group = load.group(before.span.id);
			return group === undefined ? [] : [{ group, before }];
		});
		for (const { group, before } of pairs) group.remember(before);
		const open = pairs.filter(({ group }) => this.#open.has(group.span.id));
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

	/**
	 * Called if the data changed while it was read: reads once more from the start. If it changes again, keeps what has
	 * arrived and marks it.
	 */
	async readAfterChange(load: Load, again: boolean): Promise<void> {
		const store = this.#store;
		const { log } = this.#reader.context;
		if (again) {
			log.warn("The data changes faster than it can be read; the listing may mix data of two moments.");
			// An earlier complete Load is worth more than one that is read only in part.
			const kept = !load.discovery.isComplete && this.shows(load.view) ? (store.shown ?? load) : load;
			store.settle(kept, "changing");
			return;
		}
		log.info("The data changed while it was read; reading again.");
		const piece = store.busy();
		try {
			const { now } = await load.discovery.probe();
			if (load !== store.current) return;
			await this.read(load.view, { replaces: this.shows(load.view), baseline: now, again: true });
		} catch (error) {
			if (load === store.current) this.#fail(load, error);
		} finally {
			piece.end();
		}
	}

	#fail(load: Load, error: unknown): void {
		this.#store.fail(load, asCloseError(error, this.#reader.context.log));
	}
}
