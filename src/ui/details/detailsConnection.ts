import type { Log } from "../../close/base/log.ts";
import { isReadable } from "../../close/schema/opportunityRow.ts";
import { titleOf } from "../../opportunities/details/details.ts";
import type { Targets } from "../../opportunities/details/view.ts";
import type { ListingState } from "../../opportunities/listing/listingState.ts";
import type { Hiding } from "../base/amountVisibility.ts";
import type { Disposable } from "../base/ports.ts";
import type { Session } from "../session/session.ts";
import type { PagePort } from "../webview/pageConnection.ts";
import type { RefreshKind } from "../window/currentView.ts";
import type { Walk } from "../window/navigation.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { Current } from "./current.ts";
import { Walking } from "./navigating.ts";
import { readFromPage, type ToPage } from "./detailsProtocol.ts";
import { type Snapshot, snapshotOf } from "./snapshot.ts";

/** What this window looks at, as far as the details go by it. */
export interface DetailsSurroundings {
	readonly session: Session;
	readonly state: ListingState;
	/** Called after each change of the session or the state. */
	readonly onDidChange: (listener: () => void) => Disposable;
	/** Called at the beginning of each refresh. */
	readonly onDidRefresh: (listener: (kind: RefreshKind) => void) => Disposable;
}

/** What the page's buttons do. One that fails is told to the user by what does it. */
export interface DetailsActions {
	command(command: "openInClose" | "copyLink" | "copyId", id: string): unknown;
	/** Asks the user first, as VS Code does. */
	openLink(address: string): unknown;
	copyText(text: string): unknown;
}

export interface DetailsParts {
	readonly viewing: DetailsSurroundings;
	/** Finds out which session there is; reads nothing of the tree, which may not be on screen. */
	readonly start: () => Promise<unknown>;
	readonly hiding: Pick<Hiding, "mask" | "hidden" | "onDidChange">;
	readonly currencies: Pick<ShownCurrencies, "current" | "onDidChange">;
	/** The label of a status, where it is known. */
	readonly statusName: (id: string) => string | undefined;
	/** Finds out what a status is called; true where that is known now. */
	readonly learnStatus: (id: string) => Promise<boolean>;
	readonly actions: DetailsActions;
	/** Told what the tab is to be called; undefined while nothing is shown. */
	readonly title: (title: string | undefined) => void;
	/** BCP 47. */
	readonly locale: string;
	readonly now: () => Date;
	/** Told why something was not done that the page asked for. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/**
 * Keeps the details page up to date: whole snapshots, once the page is ready, when something in them changed, and only
 * while it is visible. Nothing is read while it is hidden but what was asked for.
 */
export class DetailsConnection {
	readonly #port: PagePort<ToPage>;
	readonly #parts: DetailsParts;
	readonly #current: Current;
	readonly #walking: Walking;
	readonly #subscriptions: readonly Disposable[];
	#targets: Targets | undefined;
	#ready = false;
	#planned = false;
	#disposed = false;
	/** The last snapshot that was sent, as text. */
	#sent: string | undefined;
	/** The change of the shown opportunity that was last looked after. */
	#followed: string | undefined;
	/** A refresh was asked for while the page was hidden. */
	#due = false;
	/** The status whose name was last asked for. */
	#asked: string | undefined;

	constructor(port: PagePort<ToPage>, parts: DetailsParts) {
		this.#port = port;
		this.#parts = parts;
		const { viewing, log } = parts;
		this.#walking = new Walking(() => this.#plan(), log);
		this.#current = new Current({
			session: () => viewing.session,
			start: parts.start,
			leadOf: (id) => this.#rowOf(id)?.lead_id,
			log,
		});
		this.#subscriptions = [
			port.onMessage((message) => void this.#act(() => this.#receive(message))),
			port.onVisibility(() => {
				if (!port.visible) this.#sent = undefined;
				this.#draw();
				if (this.#due) this.#refresh();
			}),
			viewing.onDidRefresh((kind) => kind === "all" && this.#refresh()),
			viewing.onDidChange(() => {
				this.#current.follow();
				this.#plan();
			}),
			parts.hiding.onDidChange(() => this.#draw()),
			parts.currencies.onDidChange(() => this.#plan()),
			this.#current.onDidChange(() => this.#draw()),
		];
	}

	/** Shows another opportunity; without a walk the one from before goes on. */
	async show(id: string, walk?: Walk): Promise<void> {
		this.#walking.begin(walk);
		this.#followed = undefined;
		this.#due = false;
		await this.#current.show(id);
	}

	dispose(): void {
		this.#disposed = true;
		this.#walking.dispose();
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#current.dispose();
	}

	/** Reads again what is shown; what is hidden once it is shown. */
	#refresh(): void {
		this.#due = !this.#port.visible;
		if (!this.#due) void this.#current.refresh();
	}

	/** Several changes of one moment make one snapshot. */
	#plan(): void {
		if (this.#planned) return;
		this.#planned = true;
		setImmediate(() => {
			this.#planned = false;
			void this.#act(() => this.#draw());
		});
	}

	#draw(): void {
		if (this.#disposed) return;
		const { hiding, currencies, statusName, locale, now, viewing, title } = this.#parts;
		const { found } = this.#current.state;
		title(found && titleOf(found.opportunity.fields, hiding));
		if (!this.#port.visible) return;
		const { message, targets } = snapshotOf({
			state: this.#current.state,
			walk: this.#walking.walk,
			walking: this.#walking.state,
			inClose: viewing.session.kind === "account",
			context: {
				locale,
				now: now(),
				mask: hiding.mask,
				hidden: hiding.hidden,
				amounts: currencies.current,
				statusName,
			},
		});
		this.#targets = targets;
		this.#send(message);
		this.#lookAfter();
	}

	#send(message: Snapshot): void {
		if (!this.#ready) return;
		const text = JSON.stringify(message);
		if (text === this.#sent) return;
		this.#sent = text;
		this.#port.post(message);
	}

	/** What the tree has read newer than this is read again; a status that has no name yet is asked for. */
	#lookAfter(): void {
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
		void this.#act(async () => {
			if (await this.#parts.learnStatus(status)) this.#draw();
		});
	}

	#rowOf(id: string) {
		for (const { rows } of this.#parts.viewing.state.groups)
			for (const row of rows) if (row.id === id && isReadable(row)) return row;
		return undefined;
	}

	#receive(received: unknown): void {
		const message = readFromPage(received);
		const { actions, log } = this.#parts;
		const { found } = this.#current.state;
		// Asked on a page that has not drawn yet what is shown now: not meant for it.
		const late = message !== undefined && "id" in message && message.type !== "showSibling" && message.id !== found?.id;
		if (late) return;
		switch (message?.type) {
			case undefined:
				log.warn("The details page sent a message that is not known; it was ignored.");
				return;
			case "ready":
				this.#ready = true;
				this.#sent = undefined;
				this.#draw();
				return;
			case "walk":
				void this.#step(message.step);
				return;
			case "refresh":
				this.#walking.forget();
				void this.#current.refresh();
				return;
			case "openLink": {
				const address = this.#targets?.links.get(message.key);
				if (address !== undefined) void this.#act(() => actions.openLink(address));
				return;
			}
			case "copyText": {
				const text = this.#targets?.copies.get(message.key);
				if (text !== undefined) void this.#act(() => actions.copyText(text));
				return;
			}
			case "showSibling":
				if (found?.siblings.opportunities.some(({ fields }) => fields.id === message.id)) void this.show(message.id);
				return;
			case "command":
				void this.#act(() => actions.command(message.command, message.id));
				return;
			default:
				message satisfies never;
		}
	}

	async #step(step: -1 | 1): Promise<void> {
		const { id } = this.#current.state;
		const next = id === undefined ? undefined : await this.#walking.step(id, step);
		if (next !== undefined && id === this.#current.state.id) await this.show(next);
	}

	async #act(action: () => unknown): Promise<void> {
		try {
			await action();
		} catch (error) {
			this.#parts.failed(error);
		}
	}
}
