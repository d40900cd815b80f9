import type { ToolName } from "./questions/question.ts";

/** What a tool says: its answer, or in one sentence why it refuses. */
export interface ToolReply {
	readonly tool: ToolName;
	readonly text: string;
	readonly refused: boolean;
}

/** What became of a question. */
export interface Result {
	readonly id: string;
	readonly right: boolean;
	/** What was found where the figures should stand; undefined if there is no such place. */
	readonly found: readonly (string | undefined)[];
	readonly figures: readonly string[];
	readonly said: readonly (ToolReply & { readonly tokens: number })[];
}
