import type { Log } from "../../close/base/log.ts";
import type { OrderBy } from "../../close/schema/order.ts";
import type { Listing } from "../../opportunities/listing/listing.ts";
import { EMPTY_STATE, type ListingState } from "../../opportunities/listing/listingState.ts";
import { type NamedView, type View, withoutFilters } from "../../opportunities/view/view.ts";
import { type Asking, queryOf, type ViewQuery } from "../../opportunities/view/viewParameters.ts";
import { logFailure } from "../base/asyncTasks.ts";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable, Memento } from "../base/ports.ts";
import { isOpen, type OpenSession, type Session, userOf } from "../session/session.ts";
import type { Sessions } from "../session/sessions.ts";
import type { Settings } from "../settings/settings.ts";
import { RememberedView, type ViewWithOrigin } from "./rememberedView.ts";
import { readContextOf } from "./sessionReadContext.ts";
import type { startView } from "./startView.ts";
import { ViewAndOrigin } from "./viewAndOrigin.ts";

interface CurrentViewParts {
	readonly sessions: Sessions;
	readonly settings: Settings;
	/** The state of this workspace, which has the last View for a reload of the window. */
	readonly workspaceState: Memento;
	readonly log: Log;
}

/** `all` reloads what is on screen; `changes` does so only if the figures or the newest change differ. */
export type RefreshKind = "all" | "changes";

/** The View whose rows are shown, or the View that is loading. */
export function shownView({ view, state }: Pick<CurrentView, "view" | "state">): View {
	return state.loading ? view : (state.view ?? view);
}

/**
 * What this window shows: the View that was last asked for, and the Listing that reads it in the current session. A new
 * View makes the Listing read. Everything on screen shows `view` and `state`.
 */
export class CurrentView {
	readonly #parts: CurrentViewParts;
	readonly #changes: ChangeEvent<void>;
	readonly #refreshes: ChangeEvent<RefreshKind>;
	readonly #subscriptions: readonly Disposable[];
	readonly #remembered: RememberedView;
	readonly #viewAndOrigin: ViewAndOrigin;
	#listing: Listing | undefined;
	/** Settles when the newest session has its Listing and its last View. */
	#entering: Promise<void> | undefined;
	/** The running refresh of everything. */
	#refreshing: Promise<void> | undefined;
	/** Something on screen shows the opportunities, so each new session is read at once. */
	#wanted = false;
	#opened = false;

	constructor(parts: CurrentViewParts) {
		this.#parts = parts;
		this.#changes = new ChangeEvent(parts.log);
		this.#refreshes = new ChangeEvent(parts.log);
		this.#remembered = new RememberedView(parts.workspaceState, parts.log);
		this.#viewAndOrigin = new ViewAndOrigin(this.#remembered);
		this.#subscriptions = [
			parts.sessions.onDidChange(() => this.#enter()),
			parts.settings.onDidChange("fiscalYearStartMonth", () =>
				logFailure(parts.log, "The View could not be read again", this.#readAgain()),
			),
			parts.settings.onDidChange("views", () => this.announce()),
		];
	}

	/** Called after each change of the session, the View or the state. */
	get onDidChange(): (listener: () => void) => Disposable {
		return this.#changes.subscribe;
	}

	/** Called at the beginning of each refresh. */
	get onDidRefresh(): (listener: (kind: RefreshKind) => void) => Disposable {
		return this.#refreshes.subscribe;
	}

	/** Whether everything on screen is being reloaded. */
	get refreshing(): boolean {
		return this.#refreshing !== undefined;
	}

	get session(): Session {
		return this.#parts.sessions.current;
	}

	/** The View that was asked for. `state.view` is the View whose rows are shown, until the new rows arrive. */
	get view(): View {
		return this.#viewAndOrigin.view;
	}

	get state(): ListingState {
		return this.#listing?.state ?? EMPTY_STATE;
	}

	/** The named View that a View is or was made from by changes. Undefined if there is none. */
	originOf(view: View): NamedView | undefined {
		return this.#viewAndOrigin.originOf(view);
	}

	/** The order of a View, which is that of the settings if the View has none. */
	orderOf({ order_by }: View): OrderBy {
		return order_by ?? this.#parts.settings.current.orderBy;
	}

	get canGoBack(): boolean {
		return this.#viewAndOrigin.canGoBack;
	}

	get canGoForward(): boolean {
		return this.#viewAndOrigin.canGoForward;
	}

	/** The month in which quarters and years begin, 1 to 12. */
	get startMonth(): number {
		return this.#parts.settings.current.fiscalYearStartMonth;
	}

	/** Undefined if no session is open, or if it was opened just now: see {@link ready}. */
	get listing(): Listing | undefined {
		return this.#listing;
	}

	/** Finds the session, its Listing and its last View, without a request. Tries again if the last try failed. */
	async ready(): Promise<void> {
		await this.#parts.sessions.start();
		for (let { session } = this; isOpen(session) && this.#listing === undefined; { session } = this) {
			this.#entering ??= this.#open(session);
			const entering = this.#entering;
			try {
				await entering;
			} catch (error) {
				if (this.#entering === entering) this.#entering = undefined;
				throw error;
			}
		}
	}

	/** Finds the session and reads its last View, once. Called when something of it comes on screen. */
	async start(): Promise<void> {
		this.#wanted = true;
		await this.ready();
		if (this.#listing === undefined || this.#opened) return;
		this.#opened = true;
		await this.#listing.open(this.view);
	}

	/** Shows another View and remembers it. */
	async show(view: View): Promise<void> {
		await this.#show(() => this.#viewAndOrigin.open(view));
	}

	/**
	 * Shows a View that was made by changing `from`, by default the one that was asked for: it keeps the name, with a
	 * mark.
	 */
	async change(view: View, from?: View): Promise<void> {
		await this.#show(() => this.#viewAndOrigin.change(view, from));
	}

	/** Changes the View whose rows are shown, which may be another one than was asked for. */
	async changeShown(edit: (shown: View) => View): Promise<void> {
		const shown = shownView(this);
		await this.change(edit(shown), shown);
	}

	/** Shows the View before or after, if there is one. */
	async go(step: -1 | 1): Promise<void> {
		await this.#show(() => this.#viewAndOrigin.go(step));
	}

	/** Notes that a View has been saved, so that the current View comes from it if it shows the same. */
	setOrigin(origin: NamedView): void {
		this.#viewAndOrigin.setOrigin(origin, this.state.view);
		this.#changes.fire();
	}

	/** Notes that a named View has been renamed. */
	renamed(before: string, after: string): void {
		this.#viewAndOrigin.rename(before, after, this.state.view);
		this.#changes.fire();
	}

	/** Makes everything on screen redraw: names of rows or filters have become known, or the saved Views have changed. */
	announce(): void {
		this.#changes.fire();
	}

	async clearFilters(): Promise<void> {
		await this.changeShown(withoutFilters);
	}

	/** Cancels loading. If nothing of the new View has arrived, the one before is shown again. */
	stop(): void {
		this.#listing?.stop();
		this.#refreshing = undefined;
		const { view } = this.state;
		if (view !== undefined && view !== this.view) this.#viewAndOrigin.stayAt(view);
		this.#changes.fire();
	}

	/** Reloads everything on screen. A call during a refresh joins it. */
	async refresh(): Promise<void> {
		const refreshing = this.#refreshing ?? this.#refresh("all");
		this.#refreshing = refreshing;
		try {
			await refreshing;
		} finally {
			if (this.#refreshing === refreshing) this.#refreshing = undefined;
		}
	}

	/** Checks for changes with one request. */
	async refreshIfChanged(): Promise<void> {
		await (this.#refreshing ?? this.#refresh("changes"));
	}

	/** Reloads if the day or the time zone has changed and the View means other opportunities by that. */
	async catchUp(again: boolean): Promise<void> {
		if (this.#opened) await this.#listing?.catchUp(again);
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#listing?.dispose();
		this.#changes.clear();
		this.#refreshes.clear();
	}

	/** Reloads the same View after the fiscal year's start has changed. */
	async #readAgain(): Promise<void> {
		if (this.#opened) await this.#listing?.open(this.view);
	}

	async #refresh(kind: RefreshKind): Promise<void> {
		this.#refreshes.fire(kind);
		if (!this.#opened) await this.start();
		else if (kind === "all") await this.#listing?.refresh();
		else await this.#listing?.refreshIfChanged();
	}

	#enter(): void {
		this.#listing?.dispose();
		this.#listing = undefined;
		this.#refreshing = undefined;
		this.#opened = false;
		this.#viewAndOrigin.clear();
		this.#entering = undefined;
		this.#changes.fire();
		const work = this.#wanted ? this.start() : this.ready();
		logFailure(this.#parts.log, "The opportunities could not be loaded", work);
	}

	/** The code that reads from Close is loaded with the first session. */
	async #open(session: OpenSession): Promise<void> {
		const { settings, log } = this.#parts;
		const { Listing, parseView, startView } = await import("./laterReading.ts");
		if (session !== this.session) return;
		const remembered = this.#remembered.read(session, parseView);
		this.#viewAndOrigin.begin(session, remembered ?? this.#first(startView(settings.current)));
		this.#listing = new Listing({
			...readContextOf(session, settings, log),
			queryOf: (view) => this.queryOf(view, session),
		});
		this.#listing.onDidChange(() => this.#changes.fire());
		this.#changes.fire();
	}

	/** What a View asks for at this moment. @throws ViewError if it can't be asked for */
	queryOf(view: View, session: OpenSession): ViewQuery {
		return queryOf({ order_by: this.orderOf(view), ...view }, this.askingIn(session));
	}

	/** What Views mean at this moment in a session. */
	askingIn(session: Session): Asking {
		return { now: new Date(), me: isOpen(session) ? userOf(session)?.id : undefined, startMonth: this.startMonth };
	}

	#first({ view, problem }: ReturnType<typeof startView>): ViewWithOrigin {
		if (problem !== undefined) this.#parts.settings.warnOnce(problem);
		return { view, origin: undefined };
	}

	/** `choose` returns false if there is nothing to show. */
	async #show(choose: () => unknown): Promise<void> {
		this.#wanted = true;
		await this.ready();
		if (this.#listing === undefined || choose() === false) return;
		this.#opened = true;
		this.#refreshing = undefined;
		const opening = this.#listing.open(this.view);
		this.#changes.fire();
		await opening;
	}
}
