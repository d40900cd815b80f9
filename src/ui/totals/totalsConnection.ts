import type { Log } from "../../close/base/log.ts";
import type { ListParameters, StatusType } from "../../close/schema/parameters.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import { type Asked, explain, toldOf } from "../../opportunities/totals/explainFigures.ts";
import { totalsOf } from "../../opportunities/totals/totals.ts";
import type { PagePort } from "../webview/pageConnection.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { readFromPage, type ToPage } from "./totalsProtocol.ts";

interface Disposable {
	dispose(): unknown;
}

/** Where the figures come from. */
export interface TotalsSource {
	readonly state: ListingState;
	/** Called after each change. */
	readonly onDidChange: (listener: () => void) => Disposable;
}

/** What the page can ask for. */
export interface TotalsActions {
	/** A page has come on screen and waits for figures. */
	shown(): unknown;
	/** Shows a group in the tree; `groupId` is that of a group of the state. */
	revealGroup(groupId: string): unknown;
	/** Filters by this status type only. */
	filterByStatusType(type: StatusType): unknown;
	clearFilters(): unknown;
	refresh(): unknown;
	showAmounts(): unknown;
	/** Copies a request as it was sent, without the key. */
	copyRequest(asked: ListParameters): unknown;
	/** The active filters in words; empty or undefined where there are none. */
	filterDescription(): string | undefined;
}

export interface TotalsParts {
	readonly source: TotalsSource;
	readonly actions: TotalsActions;
	/** Whether amounts and names are hidden. */
	readonly hiding: { readonly hidden: boolean; readonly onDidChange: (listener: () => void) => Disposable };
	readonly currencies: Pick<ShownCurrencies, "current" | "onDidChange">;
	/** Of labels, BCP 47. */
	readonly locale: string;
	/** Told why something was not done that the page asked for. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
	/** Looks whether time has changed what is shown; called while a page is visible, each minute and when it comes into sight. */
	readonly catchUp: (again: boolean) => unknown;
}

/**
 * Keeps one page up to date: whole snapshots, once the page is ready, when something in them changed, and only while it
 * is visible. A page that is shown again gets the newest one.
 */
export class Connection {
	readonly #port: PagePort<ToPage>;
	readonly #parts: TotalsParts;
	readonly #subscriptions: readonly Disposable[];
	/** What the page asks about. */
	#asked: Asked | undefined;
	#ready = false;
	#planned = false;
	#disposed = false;
	/** The last snapshot that was sent, as text. */
	#sent: string | undefined;

	constructor(port: PagePort<ToPage>, parts: TotalsParts) {
		this.#port = port;
		this.#parts = parts;
		this.#subscriptions = [
			port.onMessage((message) => void this.#act(() => this.#receive(message))),
			port.onVisibility(() => {
				if (!port.visible) this.#sent = undefined;
				this.#send();
			}),
			parts.source.onDidChange(() => this.#plan()),
			parts.hiding.onDidChange(() => this.#plan()),
			parts.currencies.onDidChange(() => this.#plan()),
		];
	}

	dispose(): void {
		this.#disposed = true;
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	/** Several changes of one moment make one snapshot. */
	#plan(): void {
		if (this.#planned) return;
		this.#planned = true;
		setImmediate(() => {
			this.#planned = false;
			void this.#act(() => this.#send());
		});
	}

	#send(): void {
		if (this.#disposed || !this.#ready || !this.#port.visible) return;
		const { source, actions, locale, hiding, currencies } = this.#parts;
		const message: ToPage = {
			type: "snapshot",
			totals: totalsOf(source.state, locale, hiding.hidden, currencies.current),
			filters: actions.filterDescription() ?? "",
			explanation: this.#asked && explain(source.state, this.#asked, locale, hiding.hidden),
		};
		const text = JSON.stringify(message);
		if (text === this.#sent) return;
		this.#sent = text;
		this.#port.post(message);
	}

	#receive(received: unknown): void {
		const message = readFromPage(received);
		const { source, actions, log } = this.#parts;
		switch (message?.type) {
			case undefined:
				log.warn("The totals page sent a message that is not known; it was ignored.");
				return;
			case "ready":
				this.#ready = true;
				this.#asked = undefined;
				this.#sent = undefined;
				this.#send();
				void this.#act(() => actions.shown());
				return;
			case "revealGroup":
				if (source.state.groups.some(({ id }) => id === message.id))
					void this.#act(() => actions.revealGroup(message.id));
				return;
			case "filterByStatusType":
				void this.#act(() => actions.filterByStatusType(message.statusType));
				return;
			case "clearFilters":
				void this.#act(() => actions.clearFilters());
				return;
			case "refresh":
				void this.#act(() => actions.refresh());
				return;
			case "showAmounts":
				void this.#act(() => actions.showAmounts());
				return;
			case "explain":
				this.#asked = message;
				this.#sent = undefined;
				this.#send();
				return;
			case "stopExplaining":
				this.#asked = undefined;
				return;
			case "copyRequest": {
				const told = this.#asked && toldOf(source.state, this.#asked);
				if (told !== undefined) void this.#act(() => actions.copyRequest(told.asked));
				return;
			}
			default:
				message satisfies never;
		}
	}

	async #act(action: () => unknown): Promise<void> {
		try {
			await action();
		} catch (error) {
			this.#parts.failed(error);
		}
	}
}
