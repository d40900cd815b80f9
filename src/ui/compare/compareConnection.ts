import type { Log } from "../../close/base/log.ts";
import type { Row } from "../../close/schema/opportunityRow.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { Side } from "../../opportunities/analysis/comparison/comparedFigures.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { AmountVisibility } from "../base/amountVisibility.ts";
import { asOfDateText } from "../base/asOfText.ts";
import type { Disposable } from "../base/ports.ts";
import type { PageCamera } from "../webview/pageCamera.ts";
import { PageConnection, type PagePort } from "../webview/pageConnection.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import { type FromPage, readFromPage, type Snapshot } from "./compareProtocol.ts";
import { type ComparisonSource, PairComparison, type ViewPair } from "./pairComparison.ts";
import { partLabel } from "./partLabels.ts";
import { type PageWording, shownComparison } from "./shownComparison.ts";
import { type AskedFigure, requestsExplained } from "./shownExplanation.ts";

/** A list of the comparison, to be exported. */
export interface ListToExport {
	readonly side: Side;
	/** The Views that are compared. */
	readonly views: ViewPair;
	/** Matches all of the list. */
	readonly view: View;
	/** The list is these alone. Undefined if it is all that `view` matches. */
	readonly only?: readonly Row[];
}

/** The actions that the page can ask for, besides reading. */
interface CompareActions {
	/** Asks the user for two Views, and compares them. */
	choose(): unknown;
	showAmounts(): unknown;
	signIn(): unknown;
	showDetails(id: string, navigation: DetailsNavigation): unknown;
	exportList(list: ListToExport): unknown;
	/** Copies a request as it was sent, without the key. */
	copyRequest(asked: ListParameters): unknown;
}

interface CompareParts {
	/** Takes pictures of the page. */
	readonly camera: PageCamera;
	readonly source: ComparisonSource & {
		/** Called when what was read may be out of date, or belongs to another session. */
		readonly onDidForget: (listener: () => void) => Disposable;
		/** Whether everything in the window is being refreshed. */
		readonly refreshing: boolean;
		/** Changes with the session. */
		readonly session: unknown;
	};
	readonly amountVisibility: Pick<AmountVisibility, "mask" | "hidden" | "onDidChange">;
	readonly currencies: Pick<ShownCurrencies, "current" | "onDidChange">;
	readonly actions: CompareActions;
	readonly describing: () => PageWording["describing"];
	/** Reads the names that the words for a View lack. Returns true if it read any. */
	readonly learnNames: (view: View) => Promise<boolean>;
	/** BCP 47. */
	readonly locale: string;
	readonly now: () => number;
	/** Called with the reason if something that the page asked for failed. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
}

/** Keeps the comparison page up to date, and handles what it asks for. It reads only while the page is visible. */
export class CompareConnection implements Disposable {
	readonly #parts: CompareParts;
	readonly #comparison: PairComparison;
	readonly #page: PageConnection<Snapshot, FromPage>;
	readonly #subscriptions: readonly Disposable[];
	#session: unknown;
	/** The figure that the page wants explained. */
	#asked: AskedFigure | undefined;
	/** The Views whose names were last read. */
	#learned: ViewPair | undefined;

	constructor(port: PagePort<Snapshot>, parts: CompareParts) {
		this.#parts = parts;
		const { source, amountVisibility, currencies, failed, log } = parts;
		const page = new PageConnection<Snapshot, FromPage>(port, {
			name: "compare",
			read: readFromPage,
			receive: (message) => this.#receive(message),
			draw: () => this.#draw(),
			failed,
			log,
		});
		this.#page = page;
		this.#session = source.session;
		this.#comparison = new PairComparison(source, () => page.drawSoon());
		this.#subscriptions = [
			page,
			parts.camera.point(page, () => asOfDateText(this.#comparison.compared?.asOf, parts.locale)),
			port.onVisibility(() => (port.visible ? this.#resume() : this.#comparison.stop())),
			source.onDidForget(() => this.#forgotten()),
			amountVisibility.onDidChange(() => page.drawSoon()),
			currencies.onDidChange(() => page.drawSoon()),
		];
	}

	get views(): ViewPair | undefined {
		return this.#comparison.views;
	}

	/** Compares two Views. They are read once the page is visible. */
	compare(views: ViewPair): void {
		this.#asked = undefined;
		this.#comparison.choose(views);
		this.#resume();
	}

	/** Checks whether time has changed what is shown. */
	catchUp(): void {
		this.#page.drawSoon();
		if (this.#page.live) void this.#comparison.catchUp();
	}

	dispose(): void {
		this.#comparison.stop();
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#draw(): void {
		if (!this.#page.live) return;
		const { amountVisibility, currencies, describing, locale, now, log } = this.#parts;
		this.#page.post(
			shownComparison(this.#comparison, this.#asked, {
				locale,
				currencies: currencies.current,
				mask: amountVisibility.mask,
				hidden: amountVisibility.hidden,
				describing: describing(),
				now: now(),
				log,
			}),
		);
		void this.#page.act(() => this.#learnNames());
	}

	/** Once the figures are there, reads the names that the words for the Views lack. */
	async #learnNames(): Promise<void> {
		const { views, compared } = this.#comparison;
		if (views === undefined || compared === undefined || views === this.#learned) return;
		this.#learned = views;
		const learned = await Promise.all([views.a, views.b].map((view) => this.#parts.learnNames(view)));
		if (learned.includes(true)) this.#page.draw();
	}

	/** Reads what the page lacks. Nothing is read while nobody sees it. */
	#resume(): void {
		if (this.#page.live) void this.#comparison.resume();
	}

	/** What was read is old, or belongs to another session. */
	#forgotten(): void {
		const { session, refreshing } = this.#parts.source;
		if (session !== this.#session) {
			this.#session = session;
			this.#asked = undefined;
			this.#comparison.forget();
			this.#resume();
			return;
		}
		if (this.#comparison.forgetting) return;
		this.#comparison.markOld();
		if (refreshing && this.#page.live) void this.#comparison.read();
	}

	#receive(message: FromPage): unknown {
		const { actions } = this.#parts;
		const comparison = this.#comparison;
		switch (message.type) {
			case "ready":
				this.#asked = undefined;
				this.#page.draw();
				return this.#resume();
			case "choose":
				return actions.choose();
			case "swap": {
				const { views } = comparison;
				return views && this.compare({ a: views.b, b: views.a });
			}
			case "refresh":
				return comparison.read({ fresh: true });
			case "stop":
				return comparison.reading.stop();
			case "read":
				return comparison.read({ any: true });
			case "showAmounts":
				return actions.showAmounts();
			case "signIn":
				return actions.signIn();
			case "openList":
				return comparison.openList(message.side, message.open);
			case "readList":
				return comparison.readList(message.side);
			case "stopList":
				return comparison.stopList(message.side);
			case "showMore":
				return comparison.showMore(message.side);
			case "showDetails":
				return this.#showDetails(message.side, message.id);
			case "exportList":
				return this.#exportList(message.side);
			case "explain":
				this.#asked = message;
				return this.#page.drawAgain();
			case "stopExplaining":
				this.#asked = undefined;
				return;
			case "copyRequest": {
				const { compared } = comparison;
				const requests = compared && this.#asked && requestsExplained(compared, compared.pair.shared, this.#asked);
				const request = requests?.[message.index];
				return request && actions.copyRequest(request.asked);
			}
		}
	}

	#showDetails(side: Side, id: string): unknown {
		const rows = this.#comparison.list(side).reading.value?.value ?? [];
		const ids = rows.flatMap((row) => row.id ?? []);
		if (!ids.includes(id)) return;
		const onDidChange = () => ({ dispose: () => {} });
		return this.#parts.actions.showDetails(id, { title: partLabel(side), ids: () => ids, onDidChange });
	}

	#exportList(side: Side): unknown {
		const { compared } = this.#comparison;
		const rows = this.#comparison.list(side).reading.value?.value;
		if (compared === undefined || rows === undefined) return;
		const { a, b, shared } = compared.pair;
		const views = { a, b };
		const list: ListToExport =
			side === "both" && shared.kind === "view"
				? { side, views, view: shared.view }
				: { side, views, view: side === "only_b" ? b : a, only: rows };
		return this.#parts.actions.exportList(list);
	}
}
