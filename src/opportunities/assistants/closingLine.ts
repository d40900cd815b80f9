import type { AssistantContext } from "./assistantContext.ts";

/** What helps if amounts and names are hidden, which no other call changes. */
const HIDDEN =
	"amounts and names are hidden in VS Code; only the user can show them, with the command Close CRM: Show Amounts";

/** What an answer lacks if Close leaves out figures that are asked for. */
export const LACKING = "Close doesn't tell the figures that are n/a";

/** The last line of an answer: what is missing, then what helps. Undefined if there is neither. */
export function closingLine(
	partial: readonly string[],
	next: readonly string[],
	{ hidden }: Pick<AssistantContext, "hidden">,
): string | undefined {
	const also = hidden ? [...next, HIDDEN] : next;
	if (partial.length > 0) return `partial: ${[...partial, ...also].join("; ")}`;
	return also.length > 0 ? `next: ${also.join("; ")}` : undefined;
}
