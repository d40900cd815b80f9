import * as z from "zod/mini";
import { THOUGHTS } from "../../opportunities/analysis/outcome/whatIf.ts";

/** The `data-group` of figures that would be so if the user's thoughts came true. */
export const WHAT_IF = "what_if";

/** What the page sends to have the open deals counted that no period has. */
export const COUNT_ELSEWHERE = "countElsewhere";

/** What the section of the outcome shows besides its figures. Amounts are left out if they are hidden. */
export const OutcomeExtra = z.object({
	/** How many deals are open in the period. */
	open: z.int(),
	won: z.optional(z.number()),
	target: z.optional(z.number()),
	strip: z.optional(z.object({ from: z.number(), to: z.number(), columns: z.readonly(z.array(z.number())) })),
	/** What the user thinks of deals, if anything: how many are won, lost, slipped. */
	whatIf: z.optional(z.object({ won: z.int(), lost: z.int(), slipped: z.int() })),
	/** How many requests it takes to count the open deals that no period has. Absent once they are counted. */
	elsewhereNeeds: z.optional(z.int()),
	/** Why there is no outcome. */
	refused: z.optional(z.enum(["tooMany", "tooLarge"])),
});
export type OutcomeExtra = z.infer<typeof OutcomeExtra>;

const ListedDeal = z.object({
	id: z.string(),
	/** The name of the lead. */
	lead: z.string(),
	date: z.optional(z.string()),
	/** In percent. */
	chance: z.number(),
	value: z.optional(z.number()),
	expected: z.optional(z.number()),
	thought: z.optional(z.enum(THOUGHTS)),
});
/** An open deal on the page. */
export type ListedDeal = z.infer<typeof ListedDeal>;

/** How many of the largest deals are listed, and how many more whenever the user asks for more. */
export const LISTED_AT_ONCE = 50;

/** What the page sends to have more deals listed. */
export const LIST_MORE = "listMore";

/** What the section of the concentration shows besides its figures. */
export const ConcentrationExtra = z.object({
	/** How many deals are open in the period. */
	open: z.int(),
	/** The largest ones, largest first. */
	deals: z.array(ListedDeal),
});
export type ConcentrationExtra = z.infer<typeof ConcentrationExtra>;

/** What the user thinks of the deals of the list. */
export const ThoughtAction = z.discriminatedUnion("type", [
	/** Thinks of a deal as won, lost or slipped; as nothing of it, if no thought is given. */
	z.object({ type: z.literal("think"), id: z.string(), thought: z.optional(z.enum(THOUGHTS)) }),
	z.object({ type: z.literal("forgetThoughts") }),
]);
export type ThoughtAction = z.infer<typeof ThoughtAction>;
