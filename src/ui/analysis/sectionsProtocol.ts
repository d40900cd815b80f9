import * as z from "zod/mini";
import { MEASURES } from "../../opportunities/analysis/measure.ts";
import { NAMED_PERIODS } from "../../opportunities/time/periods.ts";
import { MeasureExplanation, Scale, ShownMeasure, ShownSentence, Time } from "./explanationProtocol.ts";
import { SECTION_EXTRAS, SECTION_IDS, type SectionExtras, type SectionId } from "./sectionContents.ts";

/** What a section shows. */
export interface ShownContent<Extra = unknown> {
	readonly measures: readonly ShownMeasure[];
	readonly notices: readonly ShownSentence[];
	readonly extra: Extra;
}

const State = z.discriminatedUnion("state", [
	/** Nothing is read, because nobody looks at the section. */
	z.object({ state: z.literal("closed") }),
	/** Waits for a button. `needs`: how many requests it will take, if known. */
	z.object({ state: z.literal("waiting"), needs: z.optional(z.int()) }),
	/** Requests or objects. `total` is absent while it isn't known. */
	z.object({ state: z.literal("loading"), done: z.number(), total: z.optional(z.number()) }),
	z.object({ state: z.literal("ready") }),
	z.object({ state: z.literal("failed"), message: z.string(), advice: z.string() }),
]);
export type SectionState = z.infer<typeof State>;

/** A section on the page. What it showed before stays while it is loading, or if it failed. */
export interface ShownSection<Id extends SectionId = SectionId> {
	readonly id: Id;
	readonly open: boolean;
	/** What of the View the section sets aside, in words. */
	readonly aside?: string | undefined;
	readonly state: SectionState;
	/** The period that the content is about: the one before while another one is read. */
	readonly period?: Pick<ShownPeriod, "id" | "label"> | undefined;
	/** When the content was true, in milliseconds since the epoch. */
	readonly asOf?: number | undefined;
	/** The data changed since then. */
	readonly old: boolean;
	readonly content?: ShownContent<SectionExtras[Id]> | undefined;
}

function sectionOf<Id extends SectionId>(id: Id) {
	return z.object({
		id: z.literal(id),
		open: z.boolean(),
		aside: z.optional(z.string()),
		state: State,
		asOf: z.optional(Time),
		period: z.optional(z.object({ id: z.string(), label: z.string() })),
		old: z.boolean(),
		content: z.optional(
			z.object({
				measures: z.array(ShownMeasure),
				notices: z.array(ShownSentence),
				extra: SECTION_EXTRAS[id],
			}),
		),
	});
}

export type AnyShownSection = { readonly [Id in SectionId]: ShownSection<Id> }[SectionId];

/** One of the sections, each with content of its own. */
const SectionSchema: z.ZodMiniType<AnyShownSection> = z.discriminatedUnion("id", [
	sectionOf("line"),
	sectionOf("standing"),
	sectionOf("winRate"),
	sectionOf("outcome"),
	sectionOf("concentration"),
]);

const NamedPeriod = z.enum(NAMED_PERIODS);

/** The period in view, and what can be chosen in its place. */
const ShownPeriod = z.object({
	id: z.string(),
	label: z.string(),
	/** Absent if the period is the View's own. */
	chosen: z.optional(NamedPeriod),
	/** Among them the View's own period, which has no name here. */
	choices: z.array(z.object({ period: z.optional(NamedPeriod), label: z.string() })),
});
export type ShownPeriod = z.infer<typeof ShownPeriod>;

/** All sections of a page. */
export const Analysis = z.object({
	period: ShownPeriod,
	/** The currency of the session's amounts, `mixed` for several, and how many of the last digits are decimals. */
	currency: z.optional(z.string()),
	scale: Scale,
	sections: z.array(SectionSchema),
	/** When somebody last asked to see the sections, in milliseconds since the epoch. */
	revealedAt: z.optional(Time),
	/** The explanation of the figure that the page last asked about. */
	explanation: z.optional(MeasureExplanation),
});
export type Analysis = z.infer<typeof Analysis>;

const Section = z.enum(SECTION_IDS);

/** What a page remembers of its sections while it is hidden. */
export const KeptSections = z.object({
	open: z.array(Section),
	/** The period in place of the View's own. */
	period: z.optional(NamedPeriod),
});
export type KeptSections = z.infer<typeof KeptSections>;

/** What the user does in sections. */
export const AnalysisMessage = z.discriminatedUnion("type", [
	/** Opens these sections, and closes the others. */
	z.object({ type: z.literal("openSections"), sections: z.array(Section) }),
	/** Reads a section that waits, failed, or is old. */
	z.object({ type: z.literal("readSection"), section: Section }),
	z.object({ type: z.literal("stopSection"), section: Section }),
	/** Something that the section itself understands. */
	z.object({ type: z.literal("actInSection"), section: Section, action: z.unknown() }),
	/** Chooses the period in view, or the View's own. */
	z.object({ type: z.literal("choosePeriod"), period: z.optional(NamedPeriod) }),
	/** Opens the tab at its sections. */
	z.object({ type: z.literal("showSections") }),
	/** Asks to filter the View, by another close date. */
	z.object({ type: z.literal("filterByPeriod") }),
	/** Asks to explain a figure, until `stopExplaining`. */
	z.object({
		type: z.literal("explainMeasure"),
		section: Section,
		name: z.enum(MEASURES),
		period: z.optional(z.string()),
		group: z.optional(z.string()),
	}),
	/** Shows the details of an opportunity. */
	z.object({ type: z.literal("showOpportunity"), id: z.string() }),
	/** Asks for a target. */
	z.object({ type: z.literal("setTarget") }),
	/** Copies a request of the figure that is being explained, by its place among `requests`. */
	z.object({ type: z.literal("copyMeasureRequest"), index: z.int() }),
]);
export type AnalysisMessage = z.infer<typeof AnalysisMessage>;
