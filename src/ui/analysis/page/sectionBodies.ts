import type { SectionId } from "../sectionContents.ts";
import { concentrationBody } from "./concentrationBody.ts";
import { outcomeBody } from "./outcomeBody.ts";
import type { SectionBody } from "./sectionDrawing.ts";
import { standingBody } from "./standingBody.ts";
import { winRateBody } from "./winRateBody.ts";

/** What draws each section. */
export const SECTION_BODIES: { readonly [Id in SectionId]?: SectionBody<Id> } = {
	standing: standingBody,
	winRate: winRateBody,
	outcome: outcomeBody,
	concentration: concentrationBody,
};
