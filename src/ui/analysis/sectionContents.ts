import * as z from "zod/mini";
import { ConcentrationExtra, OutcomeExtra } from "./outcomeContents.ts";

/** The sections of the analysis, in the order of the page. `line` is the one line of the side bar. */
export const SECTION_IDS = ["line", "standing", "winRate", "outcome", "concentration"] as const;
export type SectionId = (typeof SECTION_IDS)[number];

const Line = z.object({
	/** Whether there is a target that the View can be compared with: a hidden share doesn't tell. */
	hasTarget: z.optional(z.boolean()),
});

const Period = z.object({ id: z.string(), label: z.string() });

const Standing = z.object({
	/** `forAll`: the target isn't compared, because the View finds fewer. */
	target: z.enum(["none", "compared", "forAll"]),
	/** Whether there can be a target for the period. */
	canHaveTarget: z.boolean(),
	/** Where today lies; `unknown` for days that have no pace. */
	stand: z.enum(["past", "current", "future", "unknown"]),
	label: z.string(),
	before: z.optional(Period),
	yearBefore: z.optional(Period),
});

const WinRate = z.object({
	/** The period in view, and the one before if there is one. */
	periods: z.array(Period),
	/** Whether lost opportunities may be missing. */
	mayLack: z.boolean(),
	/** The most requests that the rates of owners take. */
	ownersNeed: z.int(),
	/** Those who won or lost in the period in view, if somebody asked for them. */
	owners: z.optional(z.array(z.object({ group: z.string(), name: z.string() }))),
});

/** What the page sends to have the win rates of owners read. */
export const BY_OWNER = "byOwner";

/** What each section shows besides its measures, as the page receives it. */
export const SECTION_EXTRAS = {
	line: Line,
	standing: Standing,
	winRate: WinRate,
	outcome: OutcomeExtra,
	concentration: ConcentrationExtra,
} satisfies Record<SectionId, z.ZodMiniType>;

export type SectionExtras = { readonly [Id in SectionId]: z.infer<(typeof SECTION_EXTRAS)[Id]> };
