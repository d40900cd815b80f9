import * as z from "zod/mini";
import { MEASURES } from "../../opportunities/analysis/measure.ts";
import { SECTION_EXTRAS, SECTION_IDS, type SectionExtras, type SectionId } from "./sectionContents.ts";

/** A figure of a section on the page. */
export const ShownMeasure = z.object({
	name: z.enum(MEASURES),
	period: z.optional(z.string()),
	group: z.optional(z.string()),
	/** Absent if the figure isn't known or is hidden. */
	value: z.optional(z.number()),
});
export type ShownMeasure = z.infer<typeof ShownMeasure>;

/** Figures that are hidden have no value. */
export const ShownSentence = z.array(
	z.union([z.string(), z.object({ kind: z.enum(["money", "ratio", "count"]), value: z.optional(z.number()) })]),
);
export type ShownSentence = z.infer<typeof ShownSentence>;

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

/** The times that a Date can represent. */
const Time = z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15));

/** A section on the page. What it showed before stays while it is loading, or if it failed. */
export interface ShownSection<Id extends SectionId = SectionId> {
	readonly id: Id;
	readonly open: boolean;
	/** What of the View the section sets aside, in words. */
	readonly aside?: string | undefined;
	readonly state: SectionState;
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

/** One of the sections, each with content of its own. */
export const ShownSection = z.discriminatedUnion("id", [
	sectionOf("standing"),
	sectionOf("winRate"),
	sectionOf("outcome"),
	sectionOf("concentration"),
	sectionOf("comparison"),
]);

/** What the user does in sections. */
export const SECTION_MESSAGES = [
	z.object({ type: z.literal("openSection"), section: z.enum(SECTION_IDS), open: z.boolean() }),
	/** Reads a section: one that waits, failed or is old. */
	z.object({ type: z.literal("readSection"), section: z.enum(SECTION_IDS) }),
	z.object({ type: z.literal("stopSection"), section: z.enum(SECTION_IDS) }),
	/** Something that the section's provider does. */
	z.object({ type: z.literal("actInSection"), section: z.enum(SECTION_IDS), action: z.unknown() }),
] as const;
