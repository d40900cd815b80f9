import * as z from "zod/mini";
import type { Split } from "../../opportunities/analysis/explainPart.ts";
import { ALL_FIGURES } from "../../opportunities/totals/singleFigures.ts";
import { STATUS_PARTS, type StatusParts } from "../../opportunities/totals/statusParts.ts";
import { ExplainedRequestSchema, Time } from "../analysis/explanationProtocol.ts";

export const Figures = z.partialRecord(z.enum(ALL_FIGURES), z.number());

const Parts: z.ZodMiniType<StatusParts> = z.object({
	won: Figures,
	open: Figures,
	lost: Figures,
	other: z.optional(Figures),
});

/** Won and open opportunities of the groups on the page. Absent if there are none, or amounts are hidden. */
export const ShownStatusParts = z.object({
	/** `waiting`: it takes so many requests that the user must agree. */
	phase: z.enum(["waiting", "loading", "ready", "stopped", "failed"]),
	/** How many requests it takes at the most. */
	requests: z.number(),
	/** The names of the parts. */
	labels: z.object({ won: z.string(), open: z.string(), lost: z.string(), other: z.string() }),
	whole: z.optional(Parts),
	/** By the ids of groups. */
	groups: z.record(z.string(), Parts),
	/** When the oldest of the answers was complete, in milliseconds since the epoch. */
	asOf: z.optional(Time),
	/** True if the figures of groups have been read again since. */
	old: z.boolean(),
	/** False if the parts and the figures are of different moments, although they were read twice. */
	addsUp: z.boolean(),
	/** Why they could not be read. */
	error: z.optional(z.object({ message: z.string(), advice: z.string() })),
});
export type ShownStatusParts = z.infer<typeof ShownStatusParts>;

export const SplitSchema: z.ZodMiniType<Split> = z.object({
	figure: z.enum(ALL_FIGURES),
	all: z.number(),
	parts: z.array(z.object({ part: z.enum(STATUS_PARTS), label: z.string(), value: z.number() })),
	addsUp: z.boolean(),
	assumptions: z.array(z.string()),
	requests: z.array(z.object({ of: z.string(), request: ExplainedRequestSchema })),
});
