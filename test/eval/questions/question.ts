import type { DataSetName } from "../dataSets.ts";

/** A call of a tool. `owner:<index>` in its input stands for the id of that owner of the data set. */
export interface Call {
	readonly tool: ToolName;
	readonly input: Readonly<Record<string, unknown>>;
}

export type ToolName = "totals" | "list" | "compare";

/** Where a figure stands in a tool's answer. */
export interface Place {
	/** Which call's answer, from 0; the last one's by default. */
	readonly call?: number;
	/** The row's first cell, or how many rows are between it and the header; the first row by default. */
	readonly row?: string | number;
	/** The column's header; `provenance` is the whole first line, which has to have the answer as a word. */
	readonly column: string;
}

/** A question with one exact answer, which has one figure or several. */
export interface Question {
	/** Unique: `<data set>.<what it asks for>`. */
	readonly id: string;
	readonly set: DataSetName;
	/** As a person asks it. `owner:<index>` stands for an owner's id here, too. */
	readonly ask: string;
	/** The fewest calls that answer it: one, or two. */
	readonly calls: readonly [Call] | readonly [Call, Call];
	/** Where the answer's figures stand, in their order. */
	readonly at: readonly Place[];
}
