import type { Log } from "../../close/base/log.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import { periodInView } from "../../opportunities/analysis/periodInView.ts";
import type { NamedPeriod } from "../../opportunities/time/periods.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { Asking } from "../../opportunities/view/viewParameters.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import type { Session } from "../session/session.ts";
import type { CurrentView } from "../window/currentView.ts";
import type { KnownTargets } from "../window/knownTargets.ts";
import type { SessionParts } from "../window/sessionParts.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import type { SectionContext } from "./sectionProvider.ts";

interface AnalysisSourceParts {
	readonly currentView: Pick<CurrentView, "session" | "askingIn" | "refreshing">;
	readonly sessionParts: Pick<SessionParts, "reader" | "onDidForget">;
	readonly currencies: Pick<ShownCurrencies, "current">;
	readonly targets: Pick<KnownTargets, "current" | "read" | "onDidChange">;
	readonly log: Log;
	/** The View to analyze. Undefined if there is none. */
	readonly view: (asking: Asking) => View | undefined;
	/** Called when `view` may return something else. */
	readonly onDidChangeView: (listener: () => void) => Disposable;
	/** BCP 47. */
	readonly locale: string;
}

/** `refreshed`: somebody asked for everything anew. `changed`: the data turned out to be different. */
export type Forgetting = "refreshed" | "changed";

/** What the sections of a page are computed from: a View of this window, in its session. */
export class AnalysisSource implements Disposable {
	readonly #parts: AnalysisSourceParts;
	readonly #changes: ChangeEvent<void>;
	readonly #forgets: ChangeEvent<Forgetting>;
	readonly #subscriptions: readonly Disposable[];
	#reader: { readonly session: Session; readonly parts: PartReader | undefined } | undefined;

	constructor(parts: AnalysisSourceParts) {
		const { currentView, sessionParts, log } = parts;
		this.#parts = parts;
		this.#changes = new ChangeEvent(log);
		this.#forgets = new ChangeEvent(log);
		this.#subscriptions = [
			parts.onDidChangeView(() => this.#changes.fire()),
			parts.targets.onDidChange(() => this.#changes.fire()),
			sessionParts.onDidForget(() => this.#forgets.fire(currentView.refreshing ? "refreshed" : "changed")),
		];
	}

	/** Called after each change of what {@link context} returns. */
	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Called after everything that was read has been forgotten. */
	get onDidForget(): (listener: (forgetting: Forgetting) => void) => Disposable {
		return this.#forgets.subscribe;
	}

	/**
	 * What sections are computed from now. Undefined without a session or a View, and until the code that reads is loaded.
	 * `chosen` is the period in place of the View's own.
	 */
	context(chosen: NamedPeriod | undefined): SectionContext | undefined {
		const { currentView, currencies, locale } = this.#parts;
		const asking = currentView.askingIn(currentView.session);
		const { now, me, startMonth = 1 } = asking;
		const view = this.#parts.view(asking);
		if (view === undefined) return undefined;
		const parts = this.#partsOf(currentView.session);
		if (parts === undefined) return undefined;
		return {
			view,
			period: periodInView(chosen === undefined ? view : { filters: { date_won: chosen } }, now, {
				startMonth,
				locale,
			}),
			now,
			me,
			startMonth,
			locale,
			parts,
			targets: this.#parts.targets.current,
			currencies: currencies.current,
		};
	}

	/** Call this when time may have changed what is in view. */
	catchUp(): void {
		this.#changes.fire();
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#changes.clear();
		this.#forgets.clear();
	}

	/** Returns undefined while the reader of this session isn't loaded, and tells when it is. */
	#partsOf(session: Session): PartReader | undefined {
		if (this.#reader?.session === session) return this.#reader.parts;
		this.#reader = { session, parts: undefined };
		logFailure(this.#parts.log, "The analysis could not be begun", this.#load(session));
		return undefined;
	}

	async #load(session: Session): Promise<void> {
		const { sessionParts, targets, log } = this.#parts;
		const reading = targets.read();
		logFailure(log, "The targets could not be read", reading);
		const [parts] = await Promise.all([sessionParts.reader(), reading.catch(() => undefined)]).catch((error) => {
			// The tree says why. The next look at the sections tries again.
			if (this.#reader?.session === session) this.#reader = undefined;
			throw error;
		});
		if (this.#reader?.session !== session || this.#parts.currentView.session !== session) return;
		this.#reader = { session, parts };
		this.#changes.fire();
	}
}
