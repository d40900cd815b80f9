import type { TemplateResult } from "lit";
import type { ShownMeasure } from "../explanationProtocol.ts";
import type { SectionExtras, SectionId } from "../sectionContents.ts";
import type { ShownContent, ShownPeriod } from "../sectionsProtocol.ts";
import type { AnalysisFormat } from "./analysisFormat.ts";

/** What a section is drawn with. */
export interface SectionDrawing {
	readonly format: AnalysisFormat;
	/** The period that the section's content is about. */
	readonly period: Pick<ShownPeriod, "id" | "label">;
	/** Asks to explain a figure. */
	readonly explain: (measure: ShownMeasure) => void;
	/** Shows the details of an opportunity. */
	readonly showDetails: (id: string) => void;
	/** Asks for a target. */
	readonly setTarget: () => void;
	/** Has the section's provider do something. */
	readonly act: (action: unknown) => void;
}

/** Draws what is below the heading of a section. */
export type SectionBody<Id extends SectionId> = (
	content: ShownContent<SectionExtras[Id]>,
	drawing: SectionDrawing,
) => TemplateResult;
