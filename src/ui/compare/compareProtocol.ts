import * as z from "zod/mini";
import { COMPARED_PARTS, SIDES } from "../../opportunities/analysis/comparedFigures.ts";
import { ALL_FIGURES } from "../../opportunities/totals/singleFigures.ts";
import { ExplainedRequests } from "../analysis/explanationProtocol.ts";
import { PageFailure } from "../webview/page/pageFailure.ts";

/**
 * The messages between the page that compares two Views and the extension. The page sends `ready` once it listens; from
 * then on it gets whole snapshots, in which every text is final, masked and plain. Each end checks what it receives.
 */

const Figure = z.enum(ALL_FIGURES);
const Part = z.enum(COMPARED_PARTS);
const Side = z.enum(SIDES);

/** One of the two Views, in words. */
const ShownView = z.object({ title: z.string(), details: z.string() });

/** Where something that is read stands. If it is `waiting`, its button says how many requests it takes. */
const Standing = z.discriminatedUnion("kind", [
	z.object({ kind: z.literal("closed") }),
	z.object({ kind: z.literal("waiting"), button: z.string() }),
	z.object({ kind: z.literal("loading"), progress: z.string() }),
	z.object({ kind: z.literal("ready") }),
	z.object({ kind: z.literal("failed"), text: z.string(), details: z.string(), signIn: z.boolean() }),
]);
export type Standing = z.infer<typeof Standing>;

/** A cell of the table. Without `value` if the figure isn't known, doesn't exist, or is hidden. */
const Cell = z.object({
	part: Part,
	value: z.optional(z.number()),
	text: z.string(),
	/** What a screen reader says instead of a sign. */
	spoken: z.optional(z.string()),
	/** All digits, for the hover, if the text has fewer. */
	exact: z.optional(z.string()),
});
const Row = z.object({ name: Figure, label: z.string(), cells: z.array(Cell) });

/** A piece of a bar, in percent of the width. */
const Piece = z.object({ kind: z.enum(["whole", "only", "both"]), from: z.number(), to: z.number() });
const Bar = z.object({
	view: z.enum(["a", "b"]),
	text: z.string(),
	spoken: z.optional(z.string()),
	pieces: z.array(Piece),
});
const Bars = z.object({ name: Figure, label: z.string(), change: z.string(), bars: z.array(Bar) });

const ListedRow = z.object({
	id: z.optional(z.string()),
	label: z.string(),
	description: z.string(),
	hint: z.string(),
});
const List = z.object({
	side: Side,
	heading: z.string(),
	open: z.boolean(),
	standing: Standing,
	rows: z.array(ListedRow),
	/** What the button says that shows more of them, if there are more. */
	more: z.optional(z.string()),
	/** The time of the rows, once they were read. */
	asOf: z.optional(z.string()),
	canExport: z.boolean(),
});

const Explanation = z.object({
	title: z.string(),
	of: z.string(),
	meaning: z.string(),
	formula: z.string(),
	/** The formula with its numbers. Empty if there are none, or if they are hidden. */
	sum: z.string(),
	assumptions: z.readonly(z.array(z.string())),
	requests: z.array(ExplainedRequests),
});

const Snapshot = z.object({
	type: z.literal("snapshot"),
	/** Both Views as JSON, so that they are compared again after a reload of the window. */
	pair: z.optional(z.object({ a: z.unknown(), b: z.unknown() })),
	views: z.optional(z.object({ a: ShownView, b: ShownView })),
	standing: Standing,
	/** "as of 10:42" once something was read. */
	asOf: z.optional(z.string()),
	/** The data changed since then, or what the Views mean. */
	old: z.boolean(),
	hidden: z.boolean(),
	/** What users must know to read the figures, as sentences. */
	notices: z.array(z.string()),
	/** Reading what both match waits for this button. */
	read: z.optional(z.string()),
	bars: z.array(Bars),
	rows: z.array(Row),
	lists: z.array(List),
	explanation: z.optional(Explanation),
});
export type Snapshot = z.infer<typeof Snapshot>;

const ToPage = z.discriminatedUnion("type", [Snapshot, PageFailure]);
type ToPage = z.infer<typeof ToPage>;

const FromPage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("ready") }),
	/** Asks for two Views. */
	z.object({ type: z.literal("choose") }),
	z.object({ type: z.literal("swap") }),
	z.object({ type: z.literal("refresh") }),
	z.object({ type: z.literal("stop") }),
	/** Reads what both match, however many requests it takes. */
	z.object({ type: z.literal("read") }),
	z.object({ type: z.literal("showAmounts") }),
	z.object({ type: z.literal("signIn") }),
	z.object({ type: z.literal("openList"), side: Side, open: z.boolean() }),
	/** Reads a list that waits, or that failed. */
	z.object({ type: z.literal("readList"), side: Side }),
	z.object({ type: z.literal("stopList"), side: Side }),
	z.object({ type: z.literal("showMore"), side: Side }),
	z.object({ type: z.literal("showDetails"), side: Side, id: z.string() }),
	z.object({ type: z.literal("exportList"), side: Side }),
	/** Asks to explain a figure until `stopExplaining`. */
	z.object({ type: z.literal("explain"), figure: Figure, part: Part }),
	z.object({ type: z.literal("stopExplaining") }),
	/** Copies one of the requests of the explanation. */
	z.object({ type: z.literal("copyRequest"), index: z.int() }),
]);
export type FromPage = z.infer<typeof FromPage>;

/** Returns a message to the page, or undefined if it is none. */
export function readToPage(message: unknown): ToPage | undefined {
	return z.safeParse(ToPage, message).data;
}

/** Returns a message from the page, or undefined if it is none. */
export function readFromPage(message: unknown): FromPage | undefined {
	return z.safeParse(FromPage, message).data;
}
