import type { Log } from "../../close/base/log.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { hasCustomFields } from "../../opportunities/details/customFields.ts";
import type { Targets } from "../../opportunities/details/detailsView.ts";
import type { MailDraft } from "../../opportunities/details/mailDraft.ts";
import { titleOf } from "../../opportunities/details/summary.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { type CustomFields, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import type { Filters } from "../../opportunities/view/view.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import type { Disposable } from "../base/ports.ts";
import { isOpen, type Session } from "../session/session.ts";
import { PageConnection, type PagePort } from "../webview/pageConnection.ts";
import type { RefreshKind } from "../window/currentView.ts";
import type { CustomFieldCache } from "../window/customFieldCache.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { Current } from "./currentOpportunity.ts";
import { DetailsNavigator } from "./detailsNavigator.ts";
import { type FromPage, readFromPage, type ToPage } from "./detailsProtocol.ts";
import { snapshotOf } from "./detailsSnapshot.ts";

/** The parts of the window that the details depend on. */
interface DetailsSurroundings {
	readonly session: Session;
	readonly state: ListingState;
	/** The month in which quarters and years begin, 1 to 12. */
	readonly startMonth: number;
	/** Called after each change of the session or the state. */
	readonly onDidChange: (listener: () => void) => Disposable;
	/** Called at the beginning of each refresh. */
	readonly onDidRefresh: (listener: (kind: RefreshKind) => void) => Disposable;
}

/** The actions of the page's buttons. Each one shows its own failure to the user. */
interface DetailsActions {
	/** Asks the user first, as VS Code does. */
	openLink(address: string): unknown;
	copyText(text: string): unknown;
	openInMail(draft: MailDraft): unknown;
	/** Shows the View with these filters alone. */
	openView(filters: Filters): unknown;
	signIn(): unknown;
}

export interface DetailsParts {
	readonly currentView: DetailsSurroundings;
	/** Finds the session. It doesn't read the tree, which may not be on screen. */
	readonly start: () => Promise<unknown>;
	readonly amountVisibility: Pick<AmountVisibility, "mask" | "hidden" | "onDidChange">;
	readonly currencies: Pick<ShownCurrencies, "current" | "onDidChange">;
	/** The label of a status, if it is known. */
	readonly statusName: (id: string) => string | undefined;
	/** The name of a user, if it is known. */
	readonly userName: (id: string) => string | undefined;
	readonly customFields: Pick<CustomFieldCache, "known" | "read" | "onDidChange">;
	/** Reads the label of a status. Returns true if it is known afterwards. */
	readonly learnStatus: (id: string) => Promise<boolean>;
	readonly actions: DetailsActions;
	/** Called when the user chooses the opportunity to show, in the page or elsewhere. */
	readonly chosen: () => void;
	/** Called with the tab's title. Undefined while nothing is shown. */
	readonly title: (title: string | undefined) => void;
	/** BCP 47. */
	readonly locale: string;
	readonly now: () => Date;
	/** Called with the reason if something that the page asked for failed. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/** Keeps the details page up to date. While the page is hidden, it reads only what the user asks for. */
export class DetailsConnection {
	readonly #parts: DetailsParts;
	readonly #current: Current;
	readonly #navigator: DetailsNavigator;
	readonly #page: PageConnection<ToPage, FromPage>;
	readonly #subscriptions: readonly Disposable[];
	#targets: Targets | undefined;
	/** The tree's `date_updated` of the opportunity for which it was last read again. */
	#followed: string | undefined;
	/** A refresh came while the page was hidden. */
	#due = false;
	/** The status whose label was last requested. */
	#asked: string | undefined;

	constructor(port: PagePort<ToPage>, parts: DetailsParts) {
		this.#parts = parts;
		const { currentView, amountVisibility, currencies, failed, log } = parts;
		const page = new PageConnection(port, {
			name: "details",
			read: readFromPage,
			receive: (message) => this.#receive(message),
			draw: () => this.#draw(),
			failed,
			log,
		});
		this.#page = page;
		this.#navigator = new DetailsNavigator(() => page.drawSoon(), log);
		this.#current = new Current({
			session: () => currentView.session,
			start: parts.start,
			leadOf: (id) => this.#rowOf(id)?.lead_id,
			log,
		});
		this.#subscriptions = [
			page,
			currentView.onDidRefresh((kind) => kind === "all" && this.#refreshWhenShown()),
			currentView.onDidChange(() => {
				this.#current.follow();
				page.drawSoon();
			}),
			amountVisibility.onDidChange(() => page.draw()),
			currencies.onDidChange(() => page.drawSoon()),
			parts.customFields.onDidChange(() => page.drawSoon()),
			this.#current.onDidChange(() => page.draw()),
		];
	}

	/** The id of the opportunity that was last asked for. */
	get id(): string | undefined {
		return this.#current.state.id;
	}

	/** What Previous and Next go through. */
	get navigation(): DetailsNavigation | undefined {
		return this.#navigator.navigation;
	}

	/** Shows another opportunity. Without a navigation, the current one continues. */
	async show(id: string, navigation?: DetailsNavigation): Promise<void> {
		this.#parts.chosen();
		this.#navigator.begin(navigation);
		this.#followed = undefined;
		this.#due = false;
		await this.#current.show(id);
	}

	/** Reads the opportunity again. */
	async refresh(): Promise<void> {
		this.#navigator.forget();
		await this.#current.refresh();
	}

	dispose(): void {
		this.#navigator.dispose();
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#current.dispose();
	}

	/** Reads the shown opportunity again, or, if the page is hidden, when it is shown. */
	#refreshWhenShown(): void {
		this.#due = !this.#page.live;
		if (!this.#due) void this.#current.refresh();
	}

	#draw(): void {
		const { amountVisibility, currencies, statusName, userName, locale, now, currentView, title } = this.#parts;
		const { found } = this.#current.state;
		title(found && titleOf(found.opportunity.fields, amountVisibility));
		if (!this.#page.live) return;
		const { message, targets } = snapshotOf({
			state: this.#current.state,
			navigation: this.#navigator.navigation,
			navigating: this.#navigator.state,
			context: {
				locale,
				now: now(),
				mask: amountVisibility.mask,
				hidden: amountVisibility.hidden,
				amounts: currencies.current,
				statusName,
				userName,
				customFields: this.#customFields(),
				startMonth: currentView.startMonth,
			},
		});
		this.#targets = targets;
		this.#page.post(message);
		this.#followTree();
		if (this.#due) this.#refreshWhenShown();
	}

	/** The first opportunity that has custom fields requests their names. */
	#customFields(): CustomFields | undefined {
		const { currentView, customFields } = this.#parts;
		const { session } = currentView;
		const { found } = this.#current.state;
		if (found === undefined || !isOpen(session) || !hasCustomFields(found.opportunity.fields)) return NO_CUSTOM_FIELDS;
		const known = customFields.known(session.client);
		if (known === undefined) void customFields.read(session.client);
		return known;
	}

	/** Reads the opportunity again if the tree has a newer version, and requests a label that is missing. */
	#followTree(): void {
		const { found, loading } = this.#current.state;
		if (found === undefined || loading) return;
		const { date_updated, suggested_action } = found.opportunity.fields;
		const newer = this.#rowOf(found.id)?.date_updated;
		if (newer != null && date_updated !== undefined && newer !== date_updated && newer !== this.#followed) {
			this.#followed = newer;
			void this.#current.refresh({ quiet: true });
			return;
		}
		const status = suggested_action?.details?.status_id;
		if (status === undefined || status === this.#asked || this.#parts.statusName(status) !== undefined) return;
		this.#asked = status;
		void this.#page.act(async () => {
			if (await this.#parts.learnStatus(status)) this.#page.draw();
		});
	}

	#rowOf(id: string) {
		for (const { rows } of this.#parts.currentView.state.groups)
			for (const row of rows) if (row.id === id && isReadable(row)) return row;
		return undefined;
	}

	#receive(message: FromPage): unknown {
		const { actions } = this.#parts;
		const { found } = this.#current.state;
		// The page sent this before it drew the current opportunity, so the message is about another one.
		if ("id" in message && message.type !== "showSibling" && message.id !== found?.id) return;
		switch (message.type) {
			case "ready":
				return this.#page.draw();
			case "navigate":
				return this.#step(message.step);
			case "refresh":
				return this.refresh();
			case "signIn":
				return actions.signIn();
			case "openLink": {
				const address = this.#targets?.links.get(message.key);
				return address !== undefined && actions.openLink(address);
			}
			case "copyText": {
				const text = this.#targets?.copies.get(message.key);
				return text !== undefined && actions.copyText(text);
			}
			case "openView": {
				const filters = this.#targets?.views.get(message.key);
				return filters !== undefined && actions.openView(filters);
			}
			case "openInMail": {
				const draft = this.#targets?.mail;
				return draft !== undefined && actions.openInMail(draft);
			}
			case "showSibling": {
				const shown = found?.siblings.opportunities.some(({ fields }) => fields.id === message.id);
				return shown && this.show(message.id);
			}
		}
	}

	async #step(step: -1 | 1): Promise<void> {
		const { id } = this.#current.state;
		const next = id === undefined ? undefined : await this.#navigator.step(id, step);
		if (next !== undefined && id === this.#current.state.id) await this.show(next);
	}
}
