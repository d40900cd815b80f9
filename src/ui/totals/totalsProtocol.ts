import * as z from "zod/mini";
import { GROUP_KEYS } from "../../close/schema/grouping.ts";
import { STATUS_TYPES } from "../../close/schema/parameters.ts";
import type { Explanation } from "../../opportunities/totals/explainFigures.ts";
import type { GroupSort } from "../../opportunities/totals/groupSort.ts";
import { ALL_FIGURES } from "../../opportunities/totals/singleFigures.ts";
import { SHOWN_PARTS } from "../../opportunities/totals/statusParts.ts";
import type { Totals } from "../../opportunities/totals/totals.ts";
import { ExplainedRequestSchema, Scale, Time } from "../analysis/explanationProtocol.ts";
import { Analysis, AnalysisMessage, KeptSections } from "../analysis/sectionsProtocol.ts";
import { PageFailure } from "../webview/page/pageFailure.ts";
import { Figures, ShownStatusParts, SplitSchema } from "./statusPartsProtocol.ts";

/**
 * The messages between the totals page and the extension. The page sends `ready` once it listens; from then on it gets
 * whole snapshots. Each end checks what it receives.
 */

const TotalsSchema: z.ZodMiniType<Totals> = z.object({
	opened: z.boolean(),
	whole: z.optional(Figures),
	groupedBy: z.optional(z.enum(GROUP_KEYS)),
	groups: z.array(
		z.object({
			id: z.string(),
			argument: z.string(),
			key: z.string(),
			label: z.string(),
			undated: z.boolean(),
			figures: Figures,
		}),
	),
	groupsDescend: z.boolean(),
	withoutGroup: z.number(),
	partial: z.optional(z.enum(["opening", "stopped", "failed", "changing"])),
	loading: z.boolean(),
	stale: z.boolean(),
	asOf: z.optional(Time),
	rowsAsOf: z.optional(Time),
	currency: z.optional(z.string()),
	scale: Scale,
	computedHere: z.boolean(),
	unfinished: z.boolean(),
	coversAllStatuses: z.boolean(),
	hidden: z.boolean(),
	error: z.optional(z.object({ message: z.string(), advice: z.string() })),
});

const ExplanationSchema: z.ZodMiniType<Explanation> = z.object({
	of: z.string(),
	figures: z.array(
		z.object({
			name: z.enum(ALL_FIGURES),
			title: z.string(),
			meaning: z.string(),
			formula: z.string(),
			parts: z.array(z.object({ times: z.union([z.literal(1), z.literal(12)]), figure: z.enum(ALL_FIGURES) })),
		}),
	),
	source: z.string(),
	loaded: z.optional(z.string()),
	request: z.optional(ExplainedRequestSchema),
});

const Snapshot = z.object({
	type: z.literal("snapshot"),
	totals: TotalsSchema,
	/** What is shown, in words: name, filters, grouping and order. Empty before anything is. */
	view: z.string(),
	/** The active filters in words. Empty if there are none. */
	filters: z.string(),
	/** What failed, in few words, if the figures aren't up to date for that reason. */
	failure: z.optional(z.string()),
	/** It failed because Close no longer accepts the key. */
	signIn: z.optional(z.literal(true)),
	/** The explanation of the figures that the page last asked about. */
	explanation: z.optional(ExplanationSchema),
	/** What the explained figure consists of, if the page asked about a part. */
	split: z.optional(SplitSchema),
	/** Won and open opportunities of the groups. Absent if there are none, or amounts are hidden. */
	statusParts: z.optional(ShownStatusParts),
	/** The sections of the analysis, in the editor tab. */
	analysis: z.optional(Analysis),
});
export type Snapshot = z.infer<typeof Snapshot>;

const ToPage = z.discriminatedUnion("type", [Snapshot, PageFailure]);
type ToPage = z.infer<typeof ToPage>;

const Sort: z.ZodMiniType<GroupSort> = z.object({
	by: z.enum(["group", ...ALL_FIGURES]),
	descending: z.boolean(),
});

const FromPage = z.discriminatedUnion("type", [
	/** The page listens now. It tells what it remembers of its sections. */
	z.object({ type: z.literal("ready"), sections: z.optional(KeptSections) }),
	AnalysisMessage,
	z.object({ type: z.literal("revealGroup"), id: z.string() }),
	z.object({ type: z.literal("filterByStatusType"), statusType: z.enum(STATUS_TYPES) }),
	z.object({ type: z.literal("clearFilters") }),
	z.object({ type: z.literal("refresh") }),
	z.object({ type: z.literal("showAmounts") }),
	z.object({ type: z.literal("signIn") }),
	/** Asks to explain figures, of a group or of the total, until `stopExplaining`. */
	z.object({
		type: z.literal("explain"),
		figures: z.array(z.enum(ALL_FIGURES)),
		group: z.optional(z.string()),
		part: z.optional(z.enum(SHOWN_PARTS)),
	}),
	z.object({ type: z.literal("stopExplaining") }),
	/** Copies the request whose figures are being explained. */
	z.object({ type: z.literal("copyRequest") }),
	/** Tells how the page's groups are sorted: in the order of the Listing if nothing is given. */
	z.object({ type: z.literal("sorted"), sort: z.optional(Sort) }),
	/** Reads won and open opportunities of the groups, although it takes many requests or failed before. */
	z.object({ type: z.literal("readStatusParts") }),
	z.object({ type: z.literal("stopStatusParts") }),
	/** Copies all figures, sorted as on the page. */
	z.object({ type: z.literal("copyTable") }),
]);
export type FromPage = z.infer<typeof FromPage>;

/** Returns a message to the page, or undefined if it is none. */
export function readToPage(message: unknown): ToPage | undefined {
	return z.safeParse(ToPage, message).data;
}

/** Returns how groups are sorted, or undefined if it says nothing of that. */
export function readSort(sort: unknown): GroupSort | undefined {
	return z.safeParse(Sort, sort).data;
}

/** Returns what a page remembers of its sections, or undefined if it says nothing of that. */
export function readKeptSections(sections: unknown): KeptSections | undefined {
	return z.safeParse(KeptSections, sections).data;
}

/** Returns a message from the page, or undefined if it is none. */
export function readFromPage(message: unknown): FromPage | undefined {
	return z.safeParse(FromPage, message).data;
}
