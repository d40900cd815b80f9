import * as z from "zod/mini";
import type { DetailsView, SiblingView } from "../../opportunities/details/view.ts";

/**
 * What the details page and the extension say to each other. The page says `ready` once it listens; from then on it is
 * sent whole snapshots, of which every text is written, masked and plain. It asks by keys: what they stand for stays with
 * the extension. Each end checks what reaches it.
 */

const Part = z.object({
	text: z.string(),
	hint: z.optional(z.string()),
	lines: z.optional(z.literal(true)),
	none: z.optional(z.literal(true)),
	link: z.optional(z.string()),
	copy: z.optional(z.object({ key: z.string(), label: z.string() })),
});

const View: z.ZodMiniType<DetailsView> = z.object({
	title: z.string(),
	summary: z.string(),
	schemaErrors: z.array(z.string()),
	sections: z.array(
		z.object({
			id: z.enum(["stall", "value", "status", "dates", "people", "notes", "custom", "ids"]),
			heading: z.string(),
			fields: z.array(z.object({ name: z.string(), label: z.string(), parts: z.array(Part) })),
		}),
	),
});

const Sibling: z.ZodMiniType<SiblingView> = z.object({ id: z.string(), summary: z.string(), hint: z.string() });

const ToPage = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("snapshot"),
		/** What was asked for, so that a reload of the window comes back to it. */
		wanted: z.optional(z.string()),
		/** What is shown: that, or for the time being what was shown before. */
		shown: z.optional(
			z.object({
				id: z.string(),
				view: View,
				siblings: z.array(Sibling),
				/** Why these are not all. */
				siblingsNotice: z.optional(z.string()),
			}),
		),
		/** Why nothing is shown, or not what was asked for. */
		notice: z.optional(z.object({ text: z.string(), retry: z.boolean(), error: z.boolean() })),
		loading: z.boolean(),
		/** Where it stands among what is walked along: "3 of 118", and what that is. */
		place: z.optional(z.object({ text: z.string(), title: z.string() })),
		previous: z.boolean(),
		next: z.boolean(),
		/** Whether it is in Close, so that it has a link. */
		inClose: z.boolean(),
	}),
]);
export type ToPage = z.infer<typeof ToPage>;

const FromPage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("ready") }),
	z.object({ type: z.literal("walk"), step: z.union([z.literal(-1), z.literal(1)]) }),
	z.object({ type: z.literal("refresh") }),
	/** `id` is that of what is shown, so that no key is taken for one of another opportunity. */
	z.object({ type: z.literal("openLink"), id: z.string(), key: z.string() }),
	z.object({ type: z.literal("copyText"), id: z.string(), key: z.string() }),
	z.object({ type: z.literal("showSibling"), id: z.string() }),
	z.object({ type: z.literal("command"), command: z.enum(["openInClose", "copyLink", "copyId"]), id: z.string() }),
]);
export type FromPage = z.infer<typeof FromPage>;

/** A message to the page; undefined for anything else. */
export function readToPage(message: unknown): ToPage | undefined {
	return z.safeParse(ToPage, message).data;
}

/** A message of the page; undefined for anything else. */
export function readFromPage(message: unknown): FromPage | undefined {
	return z.safeParse(FromPage, message).data;
}
