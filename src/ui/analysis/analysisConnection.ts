import type { Log } from "../../close/base/log.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import type { NamedPeriod } from "../../opportunities/time/periods.ts";
import type { Describing } from "../../opportunities/view/describeOptions.ts";
import type { Disposable } from "../base/ports.ts";
import type { AnalysisLink } from "./analysisLink.ts";
import type { AnalysisSource } from "./analysisSource.ts";
import { explainMeasure, firstRequests } from "./explainMeasure.ts";
import { periodChoices } from "./periodChoices.ts";
import type { SectionId } from "./sectionContents.ts";
import type { AnyProvider, PlacedMeasure, SectionContext } from "./sectionProvider.ts";
import { Sections } from "./sections.ts";
import type { Analysis, AnalysisMessage, KeptSections } from "./sectionsProtocol.ts";
import { shownSection } from "./shownSection.ts";

/** What the sections of a page are made of. */
export interface AnalysisParts {
	readonly source: Pick<AnalysisSource, "context" | "onDidChange" | "onDidForget">;
	readonly providers: readonly AnyProvider[];
	/** The sections that are always open. */
	readonly alwaysOpen: readonly SectionId[];
	readonly link: Pick<AnalysisLink, "onDidChange" | "outcome" | "noteOutcome" | "forgetOutcome" | "revealedAt">;
	/** How the View's filters are described. */
	readonly describing: () => Describing;
	readonly actions: {
		/** Opens the tab at its sections. */
		showSections(): unknown;
		/** Lets the user filter the View by another close date. */
		filterByPeriod(): unknown;
		/** Shows the details of an opportunity. */
		showOpportunity(id: string): unknown;
		/** Asks for a target. */
		setTarget(): unknown;
		/** Copies a request as it was sent, without the key. */
		copyRequest(asked: ListParameters): unknown;
	};
	readonly log: Log;
}

type AskedMeasure = Extract<AnalysisMessage, { readonly type: "explainMeasure" }>;

/** The sections of one page, from the extension's side. */
export class AnalysisConnection implements Disposable {
	readonly #parts: AnalysisParts;
	readonly #sections: Sections;
	readonly #subscriptions: readonly Disposable[];
	#chosen: NamedPeriod | undefined;
	/** The View's own dates when the period was chosen. Once they are others, they count. */
	#chosenFor: string | undefined;
	#asked: AskedMeasure | undefined;

	/** `changed` is called when {@link shown} may return something else. */
	constructor(parts: AnalysisParts, changed: () => void) {
		const { source, link, providers, log } = parts;
		this.#parts = parts;
		const told = () => {
			this.#noteOutcome();
			changed();
		};
		this.#sections = new Sections({ providers, context: () => this.#context(), changed: told, log });
		this.#subscriptions = [
			source.onDidChange(() => this.#sections.update()),
			source.onDidForget((forgetting) => {
				link.forgetOutcome();
				if (forgetting === "refreshed") return this.#sections.refresh();
				this.#sections.markOld();
				// A line has no room to say that it is old, and takes one request.
				this.#sections.recompute("line");
			}),
			link.onDidChange(() => {
				this.#sections.recompute("line");
				changed();
			}),
		];
	}

	/** Begins anew with what the page remembers. */
	begin({ open, period }: KeptSections = { open: [] }): void {
		this.#asked = undefined;
		this.#choose(period);
		this.#open(open);
	}

	/** Nothing is read while the page isn't visible. */
	show(visible: boolean): void {
		this.#sections.show(visible);
	}

	/** Undefined while there is nothing to analyze. */
	shown(hidden: boolean): Analysis | undefined {
		const context = this.#context();
		if (context === undefined) return undefined;
		const { view, now, startMonth, locale, currencies } = context;
		const showing = { view, periodChosen: this.#chosen !== undefined, hidden, describing: this.#parts.describing() };
		const asked = this.#askedMeasure();
		return {
			currency: currencies.currency,
			scale: currencies.scaleOf(currencies.currency),
			period: periodChoices(view, this.#chosen, now, { startMonth, locale }),
			sections: this.#sections.all.flatMap((section) => {
				const provider = this.#parts.providers.find(({ id }) => id === section.id);
				return provider === undefined ? [] : [shownSection(section, provider, showing)];
			}),
			revealedAt: this.#parts.link.revealedAt,
			explanation: asked && explainMeasure(asked, hidden),
		};
	}

	receive(message: AnalysisMessage): unknown {
		const { actions } = this.#parts;
		switch (message.type) {
			case "openSections":
				return this.#open(message.sections);
			case "readSection":
				return this.#sections.read(message.section);
			case "stopSection":
				return this.#sections.stop(message.section);
			case "actInSection":
				return this.#sections.act(message.section, message.action);
			case "choosePeriod":
				this.#choose(message.period);
				return this.#sections.update();
			case "showSections":
				return actions.showSections();
			case "filterByPeriod":
				return actions.filterByPeriod();
			case "explainMeasure":
				this.#asked = message;
				return;
			case "showOpportunity":
				return actions.showOpportunity(message.id);
			case "setTarget":
				return actions.setTarget();
			case "copyMeasureRequest": {
				const measure = this.#askedMeasure();
				const provenance = measure && firstRequests(measure)[message.index];
				return provenance && actions.copyRequest(provenance.asked);
			}
		}
	}

	stopExplaining(): void {
		this.#asked = undefined;
	}

	dispose(): void {
		for (const subscription of this.#subscriptions) subscription.dispose();
		this.#sections.dispose();
	}

	#open(ids: readonly SectionId[]): void {
		this.#sections.open([...this.#parts.alwaysOpen, ...ids]);
	}

	/** Pages that don't compute the outcome show it, too. */
	#noteOutcome(): void {
		const outcome = this.#sections.all.find(({ id }) => id === "outcome");
		if (outcome?.held === undefined || outcome.held.old) return;
		const { question, content } = outcome.held;
		this.#parts.link.noteOutcome(question, content.measures);
	}

	#choose(period: NamedPeriod | undefined): void {
		this.#chosen = period;
		this.#chosenFor = ownDates(this.#parts.source.context(undefined));
	}

	#context(): SectionContext | undefined {
		const own = this.#parts.source.context(undefined);
		if (this.#chosen === undefined || own === undefined) return own;
		this.#chosenFor ??= ownDates(own);
		if (this.#chosenFor !== ownDates(own)) this.#chosen = undefined;
		return this.#parts.source.context(this.#chosen);
	}

	/** The figure that the page asked about, if it is still there. */
	#askedMeasure(): PlacedMeasure | undefined {
		const asked = this.#asked;
		if (asked === undefined) return undefined;
		const section = this.#sections.all.find(({ id }) => id === asked.section);
		return section?.held?.content.measures.find(
			({ name, period, group }) => name === asked.name && period === asked.period && group === asked.group,
		);
	}
}

function ownDates(context: SectionContext | undefined): string | undefined {
	return context && JSON.stringify(context.view.filters.date_won ?? null);
}
