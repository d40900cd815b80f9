import type { SectionId } from "../sectionContents.ts";
import { concentrationBody } from "./concentrationBody.ts";
import { outcomeBody } from "./outcomeBody.ts";
import type { SectionBody } from "./sectionDrawing.ts";

/** What draws each section. */
export const SECTION_BODIES: { readonly [Id in SectionId]?: SectionBody<Id> } = {
	outcome: outcomeBody,
	concentration: concentrationBody,
};
