import type { OpportunitySource } from "../../close/api.ts";
import type { Log } from "../../close/log.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import { Drift } from "./drift.ts";
import { asCloseError } from "./failure.ts";
import { Loading } from "./loading.ts";
import { Presentation } from "./presentation.ts";
import type { Probe } from "./probe.ts";
import { Reader, type ReaderSettings } from "./reader.ts";
import { Run } from "./run.ts";
import type { FindOwners } from "./split.ts";
import type { ListingState } from "./state.ts";

export interface ListingOptions {
	readonly source: OpportunitySource;
	readonly settings: () => ReaderSettings;
	/** The parameters of a View at this moment: named periods depend on the day. Throws where a View cannot be asked for. */
	readonly parametersOf: (view: View) => ListParameters;
	readonly log: Log;
	/** Who may own opportunities; asked for only where groups are many. Not knowing is slower, and right. */
	readonly owners?: FindOwners;
}

/** How a View is read. */
interface Reading {
	/** It replaces its like on screen, at the end; otherwise it is shown as it comes. */
	readonly replaces: boolean;
	/** A probe from just before. */
	readonly baseline?: Probe | undefined;
	/** It is read after a drift: the next one is not answered by reading again. */
	readonly again?: boolean;
}

/**
 * The opportunities of one View as a sequence of groups, read by jumps. Owns what is loaded, tells one event, and holds
 * one immutable state for all that show it. Nothing here rejects: failures are part of the state.
 */
export class Listing {
	readonly #options: ListingOptions;
	readonly #reader: Reader;
	readonly #screen = new Presentation();
	readonly #loading: Loading;
	readonly #expanded = new Set<string>();
	#view: View | undefined;
	#reading: Promise<void> = Promise.resolve();

	constructor(options: ListingOptions) {
		this.#options = options;
		this.#reader = new Reader(options.source, options.settings, options.log);
		this.#loading = new Loading({
			screen: this.#screen,
			drifted: (run, again) => this.#drifted(run, again),
			reading: () => this.#reading,
		});
	}

	get state(): ListingState {
		return this.#screen.state;
	}

	/** Calls `listener` after each change of {@link state}, until disposed. */
	get onDidChange(): (listener: () => void) => { dispose(): void } {
		return this.#screen.onDidChange;
	}

	/** Shows another View. What the old one was fetching is cancelled; its rows stay until the first answer is here. */
	async open(view: View): Promise<void> {
		if (dimensionOf(view) !== dimensionOf(this.#screen.shown?.view)) this.#expanded.clear();
		this.#view = view;
		await this.#read(view, { replaces: false });
	}

	/** Looks whether anything changed, and reads again if so. Rows and figures stay until the new ones are complete. */
	async refresh(): Promise<void> {
		const { shown, current, opening, error } = this.#screen;
		const view = this.#view;
		if (view === undefined) return;
		const whole = shown !== undefined && shown === current && shown.partial === undefined && !opening;
		if (!whole || error !== undefined || shown.view !== view || !this.#sameQuestion(shown)) {
			await this.#read(view, { replaces: this.#shows(view) });
			return;
		}
		const found = await this.#screen.attempt(shown, () => shown.probe());
		if (found === undefined || this.#screen.current !== shown) return;
		if (found.stands) await this.#retryFailed(shown);
		else await this.#read(view, { replaces: true, baseline: found.now });
	}

	/** A group was opened on screen: loads its first window where that is not here yet. */
	async expand(id: string): Promise<void> {
		this.#expanded.add(id);
		await this.#loading.load(id, () => this.#reader.pageSize);
	}

	collapse(id: string): void {
		this.#expanded.delete(id);
	}

	isExpanded(id: string): boolean {
		return this.#expanded.has(id);
	}

	/** Loads the next window of a group, after what is under way for it. */
	async loadMore(id: string): Promise<void> {
		await this.#loading.load(id, (group) => group.rows.length + Math.max(1, this.#reader.pageSize - 1));
	}

	/**
	 * Loads all that is missing of a group, windows side by side, after what is under way for it. `signal` ends this alone
	 * and keeps what arrived.
	 */
	async loadAll(id: string, signal?: AbortSignal): Promise<void> {
		await this.#loading.load(id, (group) => group.stretch.size, { signal });
	}

	/** Ends what is under way and keeps what arrived; where nothing did, the View before stays the one that is shown. */
	stop(): void {
		const { current, shown } = this.#screen;
		// The one on screen may have been cut short by a refresh that is ended here as well.
		for (const run of [current, shown]) if (run?.partial === "opening") run.partial = "stopped";
		this.#end();
		if (shown !== undefined && shown !== current) {
			this.#screen.current = shown;
			this.#view = shown.view;
		}
		this.#screen.publish();
	}

	/** Forgets everything: another session's data must not stay on screen. */
	clear(): void {
		this.#end();
		this.#view = undefined;
		this.#screen.current = undefined;
		this.#screen.error = undefined;
		this.#expanded.clear();
		this.#screen.settle(undefined);
	}

	dispose(): void {
		this.#screen.dispose();
		this.clear();
	}

	#end(): void {
		this.#screen.current?.stop();
		this.#screen.shown?.stop();
		this.#screen.idle();
	}

	/** Named periods may mean other days than when the Run began. */
	#sameQuestion(run: Run): boolean {
		try {
			return JSON.stringify(this.#options.parametersOf(run.view)) === JSON.stringify(run.parameters);
		} catch {
			return false;
		}
	}

	/** Something of this View is on screen and stays there until the new is complete. */
	#shows(view: View): boolean {
		const { shown } = this.#screen;
		return shown?.view === view && shown.groups.length > 0;
	}

	#read(view: View, how: Reading): Promise<void> {
		this.#reading = this.#readFromStart(view, how);
		return this.#reading;
	}

	async #readFromStart(view: View, how: Reading): Promise<void> {
		const screen = this.#screen;
		this.#end();
		screen.error = undefined;
		const run = this.#newRun(view, how);
		if (run === undefined) return;
		const earlier = screen.shown;
		screen.current = run;
		screen.opening = true;
		screen.publish();
		try {
			await run.walk();
			if (how.replaces) await this.#restore(run, earlier);
			if (screen.current !== run) return;
			run.partial = undefined;
			screen.settle(run);
			this.#fillExpanded(run, how.again ?? false);
		} catch (error) {
			if (screen.current !== run) return;
			if (error instanceof Drift) await this.#drifted(run, how.again ?? false);
			else this.#fail(run, error);
		}
	}

	#newRun(view: View, how: Reading): Run | undefined {
		const screen = this.#screen;
		const comesOnScreen = (run: Run) => {
			if (run === screen.current && !how.replaces && screen.opening) screen.shown = run;
			return run === screen.shown;
		};
		try {
			const run: Run = new Run(
				{
					view,
					parameters: this.#options.parametersOf(view),
					reader: this.#reader,
					log: this.#options.log,
					owners: this.#options.owners,
					onProgress: () => comesOnScreen(run) && screen.publish(),
					onArrival: () => comesOnScreen(run) && screen.publishPaced(),
					onWait: () => (run === screen.current || run === screen.shown) && screen.publish(),
				},
				how.baseline,
			);
			return run;
		} catch (error) {
			screen.error = asCloseError(error);
			screen.settle(screen.shown);
			return undefined;
		}
	}

	/** Loads as much of each group as somebody had loaded before. */
	async #restore(run: Run, earlier: Run | undefined): Promise<void> {
		for (const { stretch, asked, rows } of earlier?.groups ?? []) {
			const group = run.group(stretch.id);
			if (group !== undefined && asked > 0) await run.fill(group, Math.min(asked, rows.length));
		}
	}

	/** Asks again for windows that did not arrive. */
	async #retryFailed({ groups }: Run): Promise<void> {
		const failed = groups.filter(({ snapshot }) => snapshot.error !== undefined);
		await Promise.all(failed.map(({ stretch }) => this.#loading.load(stretch.id, ({ asked }) => asked)));
	}

	/** What stays open on screen over a change of the View must have its rows. */
	#fillExpanded(run: Run, again: boolean): void {
		for (const id of this.#expanded) {
			if (run.group(id) === undefined) this.#expanded.delete(id);
			else void this.#loading.load(id, () => this.#reader.pageSize, { again });
		}
	}

	/** The data moved while it was read: once more from the start; then what is there is kept and marked. */
	async #drifted(run: Run, again: boolean): Promise<void> {
		const screen = this.#screen;
		const { log } = this.#options;
		if (again) {
			log.warn("The data changes faster than it can be read; what is shown may mix two moments.");
			run.partial = "changing";
			screen.settle(run);
			return;
		}
		log.info("The data changed while it was read; reading again.");
		const piece = screen.begin();
		try {
			const { now } = await run.probe();
			if (run !== screen.current) return;
			await this.#read(run.view, { replaces: this.#shows(run.view), baseline: now, again: true });
		} catch (error) {
			if (run === screen.current) this.#fail(run, error);
		} finally {
			piece.end();
		}
	}

	#fail(run: Run, error: unknown): void {
		const failure = asCloseError(error);
		if (failure.kind !== "cancelled") {
			this.#screen.error = failure;
			if (run.partial === "opening") run.partial = "failed";
		}
		this.#screen.settle(this.#screen.shown ?? run);
	}
}

function dimensionOf(view: View | undefined): string | undefined {
	return view?.group_by?.replace("-", "");
}
