import type { TemplateResult } from "lit";
import type { NumberFormat } from "../../webview/page/numberFormat.ts";
import type { ShownMeasure } from "../explanationProtocol.ts";
import type { SectionExtras, SectionId } from "../sectionContents.ts";
import type { ShownContent } from "../sectionsProtocol.ts";

/** What a section is drawn with. */
export interface SectionDrawing {
	readonly format: NumberFormat;
	/** Asks to explain a figure. */
	readonly explain: (measure: ShownMeasure) => void;
	/** Has the section's provider do something. */
	readonly act: (action: unknown) => void;
}

/** Draws what is below the heading of a section. */
export type SectionBody<Id extends SectionId> = (
	content: ShownContent<SectionExtras[Id]>,
	drawing: SectionDrawing,
) => TemplateResult;

/** The sections that there are, each with what draws it. */
export const SECTION_BODIES: { readonly [Id in SectionId]?: SectionBody<Id> } = {};
