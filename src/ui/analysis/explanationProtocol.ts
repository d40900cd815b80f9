import * as z from "zod/mini";
import { MEASURES } from "../../opportunities/analysis/measure.ts";
import type { ExplainedRequest } from "../../opportunities/totals/explainedRequest.ts";

/** The times that a Date can represent, in milliseconds since the epoch. */
export const Time = z.int().check(z.minimum(-8.64e15), z.maximum(8.64e15));

/** How many of an amount's last digits are decimals. */
export const Scale = z.int().check(z.minimum(0), z.maximum(4));

/** A figure of a section on the page. */
export const ShownMeasure = z.object({
	name: z.enum(MEASURES),
	period: z.optional(z.string()),
	group: z.optional(z.string()),
	/** Absent if the figure isn't known or is hidden. */
	value: z.optional(z.number()),
});
export type ShownMeasure = z.infer<typeof ShownMeasure>;

/** A sentence whose figures the page writes. Those that are hidden have no value. */
export const ShownSentence = z.array(
	z.union([z.string(), z.object({ kind: z.enum(["money", "ratio", "count"]), value: z.optional(z.number()) })]),
);
export type ShownSentence = z.infer<typeof ShownSentence>;

export const ExplainedRequestSchema: z.ZodMiniType<ExplainedRequest> = z.object({
	parameters: z.array(z.tuple([z.string(), z.string()])),
	skip: z.number(),
	receivedAt: Time,
	timeZoneOffset: z.number(),
});

/** Several answers to one question, which differ in their offset alone. */
export const ExplainedRequests = z.object({
	/** The first of them. */
	request: ExplainedRequestSchema,
	/** How many there are. */
	count: z.int(),
	/** When the last of them was complete. */
	lastReceivedAt: Time,
});
export type ExplainedRequests = z.infer<typeof ExplainedRequests>;

/** How a figure of a section was made. */
export const MeasureExplanation = z.object({
	measure: ShownMeasure,
	/** What the figure covers: a period, an owner. */
	of: z.string(),
	title: z.string(),
	meaning: z.string(),
	formula: z.string(),
	numbers: ShownSentence,
	assumptions: z.array(z.string()),
	requests: z.array(ExplainedRequests),
});
export type MeasureExplanation = z.infer<typeof MeasureExplanation>;
