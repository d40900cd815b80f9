import type { OpportunitySource } from "../../close/api.ts";
import type { Log } from "../../close/log.ts";
import type { ListParameters } from "../../close/parameters.ts";
import type { View } from "../view.ts";
import { Drift } from "./drift.ts";
import { asCloseError } from "./failure.ts";
import type { LoadedGroup } from "./loaded.ts";
import { Presentation } from "./presentation.ts";
import type { Probe } from "./probe.ts";
import { Reader, type ReaderSettings } from "./reader.ts";
import { Run } from "./run.ts";
import type { Owner } from "./split.ts";
import type { ListingState } from "./state.ts";

export interface ListingOptions {
	readonly source: OpportunitySource;
	readonly settings: () => ReaderSettings;
	/** The parameters of a View at this moment: named periods depend on the day. Throws where a View cannot be asked for. */
	readonly parametersOf: (view: View) => ListParameters;
	readonly log: Log;
	/** Who may own opportunities; asked for only where groups are many. Not knowing is slower, and right. */
	readonly owners?: () => Promise<readonly Owner[]>;
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
	readonly #expanded = new Set<string>();
	#view: View | undefined;

	constructor(options: ListingOptions) {
		this.#options = options;
		this.#reader = new Reader(options.source, options.settings, options.log);
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
			await this.#read(view, { replaces: shown?.view === view });
			return;
		}
		const found = await this.#attempt(shown, () => shown.probe());
		if (found === undefined || this.#screen.current !== shown) return;
		if (found.stands) await this.#retryFailed(shown);
		else await this.#read(view, { replaces: true, baseline: found.now });
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

	/** Ends what is under way and keeps what arrived; where nothing did, the View before stays the one that is shown. */
	stop(): void {
		const { current, shown } = this.#screen;
		if (current?.partial === "opening") current.partial = "stopped";
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

	async #read(view: View, how: Reading): Promise<void> {
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
			this.#fillExpanded(run);
		} catch (error) {
			if (screen.current !== run) return;
			if (error instanceof Drift) await this.#drifted(run);
			else this.#fail(run, error);
		}
	}

	#newRun(view: View, how: Reading): Run | undefined {
		const screen = this.#screen;
		try {
			const run: Run = new Run(
				{
					view,
					parameters: this.#options.parametersOf(view),
					reader: this.#reader,
					log: this.#options.log,
					owners: this.#options.owners,
					onProgress: () => {
						if (run === screen.current && !how.replaces && screen.opening) screen.shown = run;
						if (run === screen.shown) screen.publish();
					},
					onWait: (wait) => {
						if (run !== screen.current && run !== screen.shown) return;
						screen.wait = wait;
						screen.publish();
					},
				},
				how.baseline,
				how.again ?? false,
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
		await Promise.all(failed.map(({ stretch }) => this.#load(stretch.id, ({ asked }) => asked)));
	}

	/** What stays open on screen over a change of the View must have its rows. */
	#fillExpanded(run: Run): void {
		for (const id of this.#expanded) {
			if (run.group(id) === undefined) this.#expanded.delete(id);
			else void this.expand(id);
		}
	}

	/** The data moved while it was read: once more from the start; then what is there is kept and marked. */
	async #drifted(run: Run): Promise<void> {
		const screen = this.#screen;
		const { log } = this.#options;
		if (run.again) {
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
			await this.#read(run.view, { replaces: screen.shown !== undefined, baseline: now, again: true });
		} catch (error) {
			if (run === screen.current) this.#fail(run, error);
		} finally {
			piece.end();
		}
	}

	async #load(id: string, target: (group: LoadedGroup) => number): Promise<void> {
		const screen = this.#screen;
		const run = screen.shown;
		const group = run?.group(id);
		if (run === undefined || group === undefined || group.missing === 0 || group.snapshot.loading) return;
		let moved = false;
		const fill = () =>
			run.fill(group, target(group)).catch((error: unknown) => {
				moved = error instanceof Drift;
				if (!moved) throw error;
			});
		await this.#attempt(run, fill, group);
		// What is being read in place of it tells more than another look at what it replaces.
		if (!moved || screen.shown !== run || screen.current !== run) return;
		await this.#drifted(run);
		if (screen.shown !== run && screen.shown?.again === true) await this.#load(id, target);
	}

	/** Runs one piece of work on a Run; its failure becomes part of the state. Undefined where it failed or was overtaken. */
	async #attempt<T>(run: Run, work: () => Promise<T>, group?: LoadedGroup): Promise<T | undefined> {
		const screen = this.#screen;
		const piece = screen.begin();
		try {
			return await work();
		} catch (error) {
			const failure = asCloseError(error);
			const overtaken = run !== screen.shown && run !== screen.current;
			if (overtaken || failure.kind === "cancelled") return undefined;
			if (group === undefined) screen.error = failure;
			else group.busy(false, failure);
			return undefined;
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
