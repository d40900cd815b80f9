import type { Log } from "../../close/base/log.ts";
import type { ListParameters, StatusType } from "../../close/schema/parameters.ts";
import { explainPart, provenanceOfPart } from "../../opportunities/analysis/explainPart.ts";
import type { PartedGroups } from "../../opportunities/analysis/partedGroups.ts";
import type { Provenance } from "../../opportunities/reading/readPlan.ts";
import { type Asked, explain, provenanceIn } from "../../opportunities/totals/explainFigures.ts";
import { type Totals, totalsOf } from "../../opportunities/totals/totals.ts";
import { totalsTable } from "../../opportunities/totals/totalsTable.ts";
import { AnalysisConnection, type AnalysisParts } from "../analysis/analysisConnection.ts";
import type { AnalysisLink } from "../analysis/analysisLink.ts";
import { asOfDateText } from "../base/asOfText.ts";
import { failureLabel } from "../base/failureWords.ts";
import type { Disposable } from "../base/ports.ts";
import { PageConnection, type PagePort } from "../webview/pageConnection.ts";
import type { SessionParts } from "../window/sessionParts.ts";
import type { ShownCurrencies } from "../window/shownCurrencies.ts";
import type { ShownTotals, TotalsSource } from "./shownTotals.ts";
import { StatusPartsWatch } from "./statusPartsWatch.ts";
import { type FromPage, readFromPage, type Snapshot } from "./totalsProtocol.ts";

/** The actions that the page can ask for. */
interface TotalsActions {
	/** A page is on screen and waits for figures. */
	shown(): unknown;
	/** Shows a group in the tree. `groupId` is the id of a group in the state. */
	revealGroup(groupId: string): unknown;
	/** Filters by this status type only. */
	filterByStatusType(type: StatusType): unknown;
	clearFilters(): unknown;
	refresh(): unknown;
	showAmounts(): unknown;
	signIn(): unknown;
	/** Copies a request as it was sent, without the key. */
	copyRequest(asked: ListParameters): unknown;
	/** Opens the tab at its sections. */
	showSections(): unknown;
	/** Copies a table that a page shows. */
	copyTable(table: string): unknown;
	/** What is shown, in words: name, filters, grouping and order. Empty before anything is. */
	viewDescription(filters: string): string;
	/** The active filters in words. Empty or undefined if there are none. */
	filterDescription(): string | undefined;
}

export interface TotalsParts extends ShownTotals {
	readonly actions: TotalsActions;
	/** What the pages' sections know of each other. */
	readonly link: AnalysisLink;
	/** Whether amounts and names are hidden. */
	readonly amountVisibility: { readonly hidden: boolean; readonly onDidChange: (listener: () => void) => Disposable };
	readonly currencies: Pick<ShownCurrencies, "current" | "onDidChange">;
	/** The language of labels, BCP 47. */
	readonly locale: string;
	/** What has read won and open opportunities in this session, or reads them. */
	readonly sessionParts: Pick<SessionParts, "reader" | "onDidForget">;
	/** The month in which years begin, 1 to 12. */
	readonly startMonth: () => number;
	/** Called with the reason if something that the page asked for failed. */
	readonly failed: (error: unknown) => void;
	readonly log: Log;
	/**
	 * Checks whether time has changed what is shown. Called each minute while a page is visible, and when it becomes
	 * visible.
	 */
	readonly catchUp: (again: boolean) => unknown;
}

/** Keeps one totals page up to date with the listing, and handles what it asks for. */
export class TotalsConnection {
	readonly #parts: TotalsParts;
	readonly #page: PageConnection<Snapshot, FromPage>;
	readonly #statusParts: StatusPartsWatch;
	readonly #analysis: AnalysisConnection | undefined;
	readonly #subscriptions: readonly Disposable[];
	/** The figures that the page wants explained. */
	#asked: Asked | undefined;

	/** `analysis` is undefined for a page without sections. */
	constructor(port: PagePort<Snapshot>, parts: TotalsParts, analysis?: AnalysisParts) {
		this.#parts = parts;
		const { source, amountVisibility, currencies, sessionParts, startMonth, failed, log } = parts;
		const page = new PageConnection(port, {
			name: "totals",
			read: readFromPage,
			receive: (message) => this.#receive(message),
			draw: () => this.#draw(),
			failed,
			log,
		});
		this.#page = page;
		const changed = () => page.drawSoon();
		const seen = () => page.live && !amountVisibility.hidden;
		this.#statusParts = new StatusPartsWatch({ source, sessionParts, seen, startMonth, changed, log });
		this.#analysis = analysis && new AnalysisConnection(analysis, changed);
		this.#subscriptions = [
			page,
			parts.camera.point(page, () => asOfDateText(source.state.asOf, parts.locale)),
			this.#statusParts,
			tellParts(parts, () => this.#statusParts.fitting),
			...(this.#analysis === undefined ? [] : [this.#analysis]),
			port.onVisibility(() => this.#analysis?.show(page.live)),
			source.onDidChange(changed),
			amountVisibility.onDidChange(changed),
			currencies.onDidChange(changed),
		];
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
	}

	#draw(): void {
		this.#statusParts.update();
		if (!this.#page.live) return;
		const { source, actions, amountVisibility } = this.#parts;
		const filters = actions.filterDescription() ?? "";
		this.#page.post({
			type: "snapshot",
			totals: this.#totals(),
			view: actions.viewDescription(filters),
			filters,
			failure: source.state.error && failureLabel(source.state.error),
			signIn: source.state.error?.kind === "unauthorized" || undefined,
			...this.#explained(),
			statusParts: this.#statusParts.shown,
			analysis: this.#analysis?.shown(amountVisibility.hidden),
		});
	}

	#explained(): Pick<Snapshot, "explanation" | "split"> {
		const { source, locale, amountVisibility } = this.#parts;
		const asked = this.#asked && askedOf(source, this.#asked);
		if (asked === undefined) return {};
		const { part } = asked;
		if (part === undefined) return { explanation: explain(source.state, asked, locale, amountVisibility.hidden) };
		const { parted, shown } = this.#statusParts;
		return (parted && shown && explainPart(source.state, parted, { ...asked, part }, locale)) ?? {};
	}

	/** The answer that the explained figures came from. */
	#provenance(): Provenance | undefined {
		const { source } = this.#parts;
		const asked = this.#asked && askedOf(source, this.#asked);
		if (asked === undefined) return undefined;
		const { part } = asked;
		if (part === undefined) return provenanceIn(source.state, asked);
		const { parted } = this.#statusParts;
		return parted && provenanceOfPart(parted, { ...asked, part });
	}

	#totals(): Totals {
		const { source, locale, amountVisibility, currencies } = this.#parts;
		return totalsOf(source.state, locale, amountVisibility.hidden, currencies.current);
	}

	#receive(message: FromPage): unknown {
		const { source, sorting, actions, locale } = this.#parts;
		switch (message.type) {
			case "ready":
				this.#asked = undefined;
				sorting.sort = undefined;
				this.#analysis?.begin(message.sections);
				this.#analysis?.show(this.#page.live);
				this.#page.draw();
				return actions.shown();
			case "revealGroup":
				return source.state.groups.some(({ id }) => id === message.id) && actions.revealGroup(message.id);
			case "filterByStatusType":
				return actions.filterByStatusType(message.statusType);
			case "clearFilters":
				return actions.clearFilters();
			case "refresh":
				return actions.refresh();
			case "showAmounts":
				return actions.showAmounts();
			case "signIn":
				return actions.signIn();
			case "explain":
				this.#asked = message;
				this.#analysis?.stopExplaining();
				return this.#page.drawAgain();
			case "stopExplaining":
				this.#asked = undefined;
				return this.#analysis?.stopExplaining();
			case "copyRequest": {
				const provenance = this.#provenance();
				return provenance && actions.copyRequest(provenance.asked);
			}
			case "sorted":
				sorting.sort = message.sort;
				return;
			case "readStatusParts":
				return this.#statusParts.read();
			case "stopStatusParts":
				return this.#statusParts.stop();
			case "copyTable":
				return actions.copyTable(totalsTable(this.#totals(), locale, sorting.sort, this.#statusParts.fitting));
			case "explainMeasure":
				this.#asked = undefined;
				this.#analysis?.receive(message);
				return this.#page.drawAgain();
			default:
				return this.#analysis?.receive(message);
		}
	}
}

/** In the state of one group, the figures of the whole are those of the group. */
function askedOf({ only }: TotalsSource, asked: Asked): Asked {
	return { ...asked, group: asked.group ?? only };
}

/** Tells the parts on a page until the result is disposed of. A page that has taken its place goes on telling its own. */
function tellParts({ pageParts }: TotalsParts, fitting: () => PartedGroups | undefined): Disposable {
	pageParts.fitting = fitting;
	return {
		dispose: () => {
			if (pageParts.fitting === fitting) pageParts.fitting = () => undefined;
		},
	};
}
