import type { Measure } from "../../opportunities/analysis/measure.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import type { PeriodInView } from "../../opportunities/analysis/periodInView.ts";
import type { Sentence } from "../../opportunities/analysis/sentence.ts";
import type { Target } from "../../opportunities/analysis/standing/targets.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { SectionExtras, SectionId } from "./sectionContents.ts";

/** A figure of a section. No two of one section have the same name, period and group. */
export interface PlacedMeasure extends Measure {
	/** The period's id: see `PeriodInView`. */
	readonly period?: string | undefined;
	/** The id of the owner, if the figure is one owner's. */
	readonly group?: string | undefined;
	/** What the figure covers, for its explanation: the label of the period, the name of the owner. */
	readonly of: string;
}

/** What a section has read and computed. Can be sent as JSON. */
export interface SectionContent<Extra = unknown> {
	readonly measures: readonly PlacedMeasure[];
	/** What the figures leave out, or what makes them doubtful. */
	readonly notices: readonly Sentence[];
	/** What the section shows besides: labels of owners, a curve, a list. */
	readonly extra: Extra;
}

/** What sections are computed from. */
export interface SectionContext {
	/** The View on screen, with all its filters. */
	readonly view: View;
	readonly period: PeriodInView;
	readonly now: Date;
	/** The id of the signed-in user, which `"me"` means. */
	readonly me: string | undefined;
	/** The month in which years begin, 1 to 12. */
	readonly startMonth: number;
	/** The language of labels, BCP 47. */
	readonly locale: string;
	readonly parts: PartReader;
	readonly targets: readonly Target[];
	readonly currencies: Currencies;
}

export interface SectionReading {
	/** Aborted if the section is closed or stopped, or if its answer is no longer wanted. */
	readonly signal: AbortSignal;
	readonly onProgress: (done: number, total: number) => void;
	/** The number of rows that may be read without asking the user, as `PartReader.rows` takes it. Infinite once they agreed. */
	readonly limit: number;
}

/** Reads and computes one section. It keeps nothing: the same question asked again is answered from `parts`. */
export interface SectionProvider<Id extends SectionId = SectionId> {
	readonly id: Id;
	/** Whether it reads with the period in view in place of the View's own filters by status and close date. */
	readonly setsAside: boolean;
	/** How many requests `read` would make, as far as that is known without a request. */
	requests(context: SectionContext): number | undefined;
	/** How many of them aren't for the rows that `limit` is about. Without this method, none. */
	requestsBesides?(context: SectionContext): number;
	/** @throws TooManyRows if more rows than `limit` are needed */
	read(context: SectionContext, reading: SectionReading): Promise<SectionContent<SectionExtras[Id]>>;
	/** Returns `extra` without amounts and names. Measures and notices are hidden by the section's host. */
	hide(extra: SectionExtras[Id]): SectionExtras[Id];
	/**
	 * Does what the user asks for in the section, such as ticking a deal. The action comes from the page, so check it.
	 * Returns the sections to compute again.
	 */
	act?(action: unknown, context: SectionContext): readonly SectionId[] | Promise<readonly SectionId[]>;
}

export type AnyProvider = { readonly [Id in SectionId]: SectionProvider<Id> }[SectionId];
export type AnyContent = SectionContent<SectionExtras[SectionId]>;
