import type { OpportunitySource, Wait } from "../../close/api.ts";
import { CloseError } from "../../close/errors.ts";
import type { Log } from "../../close/log.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import type { LoadedGroup } from "./loaded.ts";
import type { Probe } from "./probe.ts";
import { Reader, type ReaderSettings } from "./reader.ts";
import { Drift, Run } from "./run.ts";
import { EMPTY_STATE, type ListingState } from "./state.ts";

export interface ListingOptions {
	readonly source: OpportunitySource;
	readonly settings: () => ReaderSettings;
	/** The parameters of a View at this moment: named periods depend on the day. Throws where a View cannot be asked for. */
	readonly parametersOf: (view: View) => ListParameters;
	readonly log: Log;
}

/**
 * The opportunities of one View as a sequence of groups, read by jumps. Owns what is loaded, tells one event, and holds
 * one immutable state for all that show it. Nothing here rejects: failures are part of the state.
 */
export class Listing {
	readonly #options: ListingOptions;
	readonly #reader: Reader;
	readonly #listeners = new Set<() => void>();
	readonly #expanded = new Set<string>();
	/** What is on screen. */
	#shown: Run | undefined;
	/** What is being read; the same as what is shown once its first groups are there. */
	#current: Run | undefined;
	#opening = false;
	readonly #work = new Set<object>();
	#error: CloseError | undefined;
	#wait: Wait | undefined;
	#state: ListingState = EMPTY_STATE;

	constructor(options: ListingOptions) {
		this.#options = options;
		this.#reader = new Reader(options.source, options.settings, options.log);
	}

	get state(): ListingState {
		return this.#state;
	}

	/** Calls `listener` after each change of {@link state}, until disposed. */
	readonly onDidChange = (listener: () => void): { dispose(): void } => {
		this.#listeners.add(listener);
		return { dispose: () => this.#listeners.delete(listener) };
	};

	/** Shows another View. What the old one was fetching is cancelled; its rows stay until the first answer is here. */
	async open(view: View): Promise<void> {
		if (view.group_by?.replace("-", "") !== this.#shown?.view.group_by?.replace("-", "")) this.#expanded.clear();
		await this.#read(view, { replaces: false });
	}

	/** Looks whether anything changed, and reads again if so. Rows and figures stay until the new ones are complete. */
	async refresh(): Promise<void> {
		const shown = this.#shown;
		const view = this.#current?.view;
		if (view === undefined) return;
		const whole = shown !== undefined && shown === this.#current && shown.partial === undefined && !this.#opening;
		if (!whole || this.#error !== undefined || !this.#sameQuestion(shown)) {
			await this.#read(view, { replaces: shown?.view === view });
			return;
		}
		const found = await this.#attempt(shown, () => shown.probe());
		if (found?.stands === false && this.#current === shown)
			await this.#read(view, { replaces: true, baseline: found.now });
	}

	/** A group was opened on screen: loads its first window where that is not here yet. */
	async expand(id: string): Promise<void> {
		this.#expanded.add(id);
		await this.#load(id, () => this.#reader.pageSize);
	}

	collapse(id: string): void {
		this.#expanded.delete(id);
	}

	isExpanded(id: string): boolean {
		return this.#expanded.has(id);
	}

	/** Loads the next window of a group. */
	async loadMore(id: string): Promise<void> {
		await this.#load(id, (group) => group.rows.length + Math.max(1, this.#reader.pageSize - 1));
	}

	/** Loads all that is missing of a group, windows side by side. */
	async loadAll(id: string): Promise<void> {
		await this.#load(id, (group) => group.stretch.size);
	}

	/** Ends what is under way and keeps what arrived. */
	stop(): void {
		if (this.#current?.partial === "opening") this.#current.partial = "stopped";
		this.#end();
		this.#publish();
	}

	/** Forgets everything: another session's data must not stay on screen. */
	clear(): void {
		this.#end();
		this.#shown = undefined;
		this.#current = undefined;
		this.#error = undefined;
		this.#expanded.clear();
		this.#publish();
	}

	dispose(): void {
		this.#listeners.clear();
		this.clear();
	}

	#end(): void {
		this.#current?.stop();
		this.#shown?.stop();
		this.#opening = false;
		this.#work.clear();
		this.#wait = undefined;
	}

	/** Named periods may mean other days than when the Run began. */
	#sameQuestion(run: Run): boolean {
		try {
			return JSON.stringify(this.#options.parametersOf(run.view)) === JSON.stringify(run.parameters);
		} catch {
			return false;
		}
	}

	/** Reads a View from the start, and shows it as it comes or, where it replaces its like, at the end. */
	async #read(view: View, how: { replaces: boolean; baseline?: Probe | undefined; again?: boolean }): Promise<void> {
		this.#end();
		this.#error = undefined;
		const run = this.#newRun(view, how);
		if (run === undefined) return;
		const earlier = this.#shown;
		this.#current = run;
		this.#opening = true;
		this.#publish();
		try {
			await this.#walk(run);
			if (how.replaces) await this.#restore(run, earlier);
			if (this.#current !== run) return;
			run.partial = undefined;
			this.#show(run);
			for (const id of this.#expanded) {
				if (run.group(id) === undefined) this.#expanded.delete(id);
				else void this.expand(id);
			}
		} catch (error) {
			if (this.#current !== run) return;
			if (error instanceof Drift) await this.#drifted(run);
			else this.#fail(run, asCloseError(error));
		}
	}

	#newRun(view: View, how: { replaces: boolean; baseline?: Probe | undefined; again?: boolean }): Run | undefined {
		try {
			const run: Run = new Run(
				{
					view,
					parameters: this.#options.parametersOf(view),
					reader: this.#reader,
					onProgress: () => {
						if (run === this.#current && !how.replaces && this.#opening) this.#shown = run;
						if (run === this.#shown) this.#publish();
					},
					onWait: (wait) => {
						if (run !== this.#current && run !== this.#shown) return;
						this.#wait = wait;
						this.#publish();
					},
				},
				how.baseline,
				how.again ?? false,
			);
			return run;
		} catch (error) {
			this.#error = asCloseError(error);
			this.#publish();
			return undefined;
		}
	}

	/** Gets to know all groups; where their order is not what it seems, by plain paging. */
	async #walk(run: Run): Promise<void> {
		try {
			await run.walk();
		} catch (error) {
			if (!(error instanceof Drift)) throw error;
			if (error.misfit !== "interleaved" && !(await run.probe()).stands) throw error;
			if (run.walked) {
				this.#options.log.warn(
					"The figures of the groups do not add up to those of the whole, though nothing changed.",
				);
				return;
			}
			this.#options.log.warn("Groups are not laid out one after another here; every page is read instead.");
			run.pagePlainly();
			await run.walk();
		}
	}

	/** Loads as much of each expanded group as was loaded before. */
	async #restore(run: Run, earlier: Run | undefined): Promise<void> {
		for (const id of this.#expanded) {
			const group = run.group(id);
			const loaded = earlier?.group(id)?.rows.length ?? 0;
			if (group !== undefined) await run.fill(group, loaded);
		}
		const [whole] = run.groups;
		const loaded = earlier?.groups[0]?.rows.length ?? 0;
		if (!run.grouped && whole !== undefined) await run.fill(whole, loaded);
	}

	/** The data moved while it was read: once more from the start; then what is there is kept and marked. */
	async #drifted(run: Run): Promise<void> {
		if (run.again) {
			this.#options.log.warn("The data changes faster than it can be read; what is shown may mix two moments.");
			run.partial = "changing";
			this.#show(run);
			return;
		}
		this.#options.log.info("The data changed while it was read; reading again.");
		const found = await this.#attempt(run, () => run.probe());
		if (found === undefined || (run !== this.#current && run !== this.#shown)) return;
		await this.#read(run.view, { replaces: this.#shown !== undefined, baseline: found.now, again: true });
	}

	async #load(id: string, target: (group: LoadedGroup) => number): Promise<void> {
		const run = this.#shown;
		const group = run?.group(id);
		if (run === undefined || group === undefined || group.missing === 0 || group.snapshot.loading) return;
		const drifted = await this.#attempt(
			run,
			async () => {
				try {
					await run.fill(group, target(group));
					return false;
				} catch (error) {
					if (!(error instanceof Drift)) throw error;
					if (!(await run.probe()).stands) return true;
					this.#options.log.warn("Objects of a group change places between pages; it is read whole and sorted here.");
					await run.readApart(group);
					return false;
				}
			},
			group,
		);
		if (drifted !== true || this.#shown !== run) return;
		await this.#drifted(run);
		if (this.#shown !== run && this.#shown?.again === true) await this.#load(id, target);
	}

	/** Runs one piece of work on a Run; its failure becomes part of the state. Undefined where it failed or was overtaken. */
	async #attempt<T>(run: Run, work: () => Promise<T>, group?: LoadedGroup): Promise<T | undefined> {
		const token = {};
		this.#work.add(token);
		this.#publish();
		try {
			return await work();
		} catch (error) {
			if (run !== this.#shown && run !== this.#current) return undefined;
			const failure = asCloseError(error);
			if (failure.kind === "cancelled") return undefined;
			if (group === undefined) this.#error = failure;
			else group.busy(false, failure);
			return undefined;
		} finally {
			this.#work.delete(token);
			if (this.#work.size === 0 && !this.#opening) this.#wait = undefined;
			this.#publish();
		}
	}

	#fail(run: Run, failure: CloseError): void {
		if (failure.kind !== "cancelled") {
			this.#error = failure;
			if (!run.walked) run.partial = "failed";
		}
		this.#show(this.#shown ?? run);
	}

	/** Ends an opening or a refresh, with this Run on screen. */
	#show(run: Run): void {
		this.#shown = run;
		this.#opening = false;
		this.#wait = undefined;
		this.#publish();
	}

	#publish(): void {
		const run = this.#shown;
		this.#state = {
			view: run?.view,
			grouped: run?.grouped ?? false,
			groups: run?.groups.map((group) => group.snapshot) ?? [],
			totals: run?.totals,
			computedHere: run?.computedHere ?? false,
			withoutGroup: run?.withoutGroup ?? 0,
			asOf: run?.asOf,
			partial: run?.partial,
			loading: this.#opening || this.#work.size > 0,
			stale: run !== undefined && run !== this.#current,
			error: this.#error,
			wait: this.#wait,
			currency: run?.currency,
		};
		for (const listener of [...this.#listeners]) listener();
	}
}

function asCloseError(error: unknown): CloseError {
	if (error instanceof CloseError) return error;
	const message = error instanceof Error ? error.message : String(error);
	return new CloseError("badRequest", message, { advice: "", cause: error });
}
