import type { Log } from "../../close/base/log.ts";
import type { Aggregates } from "../../close/schema/aggregates.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import { sameFigures } from "../../opportunities/reading/figureArithmetic.ts";
import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import type { View } from "../../opportunities/view/view.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import { isOpen, type Session } from "../session/session.ts";
import type { Settings } from "../settings/settings.ts";
import type { CurrentView } from "./currentView.ts";
import { readContextOf } from "./sessionReadContext.ts";

interface SessionPartsParts {
	readonly currentView: Pick<CurrentView, "session" | "state" | "queryOf" | "ready" | "onDidChange">;
	readonly settings: Pick<Settings, "current">;
	readonly log: Log;
}

/**
 * The one {@link PartReader} of the session, for everything that analyses. It forgets what it has read when the Listing
 * reads its View again, by a refresh or because the data has changed, and when a View has other figures than before.
 */
export class SessionParts implements Disposable {
	readonly #parts: SessionPartsParts;
	readonly #forgets: ChangeEvent<void>;
	readonly #following: Disposable;
	#session: Session | undefined;
	#reader: PartReader | undefined;
	#shown: { readonly view: View; readonly provenance: Provenance } | undefined;
	/** The figures of each View that was read in this session, by its filters. */
	readonly #figures = new Map<string, Aggregates>();

	constructor(parts: SessionPartsParts) {
		this.#parts = parts;
		this.#forgets = new ChangeEvent(parts.log);
		this.#following = parts.currentView.onDidChange(() => this.#follow());
	}

	/** Called after everything that was read has been forgotten, whoever had it forgotten. What is made of it is old then. */
	get onDidForget(): (listener: () => void) => Disposable {
		return this.#forgets.subscribe;
	}

	/** The reader of the open session, as soon as it is loaded; undefined without a session. */
	async reader(): Promise<PartReader | undefined> {
		const { currentView, settings, log } = this.#parts;
		await currentView.ready();
		const { PartReader } = await import("./laterReading.ts");
		const { session } = currentView;
		this.#enter(session);
		if (!isOpen(session)) return undefined;
		const context = readContextOf(session, settings, log);
		if (this.#reader === undefined) {
			const reader = new PartReader(
				context,
				(view) => currentView.queryOf(view, session),
				() => {
					if (this.#reader === reader) this.#forgets.fire();
				},
			);
			this.#reader = reader;
		}
		return this.#reader;
	}

	dispose(): void {
		this.#following.dispose();
		this.#forgets.clear();
	}

	#follow(): void {
		const { session, state } = this.#parts.currentView;
		this.#enter(session);
		const { view, provenance, totals } = state;
		if (view === undefined || provenance === undefined || totals === undefined) return;
		if (provenance === this.#shown?.provenance) return;
		const filters = JSON.stringify(view.filters);
		const before = this.#figures.get(filters);
		const changed = before !== undefined && (view === this.#shown?.view || !sameFigures(before, totals));
		this.#shown = { view, provenance };
		this.#figures.set(filters, totals);
		if (changed) this.#forget();
	}

	#enter(session: Session): void {
		if (session === this.#session) return;
		this.#session = session;
		this.#reader = undefined;
		this.#shown = undefined;
		this.#figures.clear();
		this.#forgets.fire();
	}

	#forget(): void {
		if (this.#reader === undefined) this.#forgets.fire();
		else this.#reader.forget();
	}
}
