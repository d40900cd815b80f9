import * as z from "zod/mini";
import { ConcentrationExtra, OutcomeExtra } from "./outcomeContents.ts";

/** The sections of the analysis, in the order of the page. */
export const SECTION_IDS = ["standing", "winRate", "outcome", "concentration", "comparison"] as const;
export type SectionId = (typeof SECTION_IDS)[number];

const Nothing = z.object({});

/** What each section shows besides its measures, as the page receives it. */
export const SECTION_EXTRAS = {
	standing: Nothing,
	winRate: Nothing,
	outcome: OutcomeExtra,
	concentration: ConcentrationExtra,
	comparison: Nothing,
} satisfies Record<SectionId, z.ZodMiniType>;

export type SectionExtras = { readonly [Id in SectionId]: z.infer<(typeof SECTION_EXTRAS)[Id]> };
