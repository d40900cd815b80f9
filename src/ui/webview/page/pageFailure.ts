import * as z from "zod/mini";

/** The answer to a message of a page if what it asked for failed. */
export const PageFailure = z.object({
	type: z.literal("failed"),
	/** The number that the page gave its message. */
	call: z.int(),
	/** Why it failed and what the user can do about it, without the server's own words. */
	text: z.string(),
	/** All there is to say, for a hover: a sentence per line. */
	details: z.string(),
});
export type PageFailure = z.infer<typeof PageFailure>;

const Call = z.object({ call: z.int() });

/** Returns the number of a message whose page waits for an answer; undefined if it has none. */
export function callOf(message: unknown): number | undefined {
	return z.safeParse(Call, message).data?.call;
}
