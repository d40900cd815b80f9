import * as z from "zod/mini";
import type { DetailsView, SiblingView } from "../../opportunities/details/detailsView.ts";
import { PageFailure } from "../webview/page/pageFailure.ts";

/**
 * The messages between the details page and the extension. The page sends `ready` once it listens; from then on it gets
 * whole snapshots, in which every text is final, masked and plain. The page asks by keys; their meaning stays in the
 * extension. Each end checks what it receives.
 */

const Part = z.object({
	text: z.string(),
	hint: z.optional(z.string()),
	lines: z.optional(z.literal(true)),
	folded: z.optional(z.literal(true)),
	none: z.optional(z.literal(true)),
	link: z.optional(z.string()),
	view: z.optional(z.object({ key: z.string(), label: z.string() })),
	copy: z.optional(z.object({ key: z.string(), label: z.string() })),
	mail: z.optional(z.string()),
});

const View: z.ZodMiniType<DetailsView> = z.object({
	title: z.string(),
	summary: z.array(Part),
	schemaErrors: z.array(z.string()),
	sections: z.array(
		z.object({
			id: z.enum(["stall", "note", "people", "dates", "value", "status", "files", "custom", "ids"]),
			heading: z.string(),
			fields: z.array(
				z.object({
					name: z.string(),
					label: z.string(),
					parts: z.array(Part),
					main: z.optional(z.literal(true)),
				}),
			),
		}),
	),
});

const Sibling: z.ZodMiniType<SiblingView> = z.object({ id: z.string(), summary: z.string(), hint: z.string() });

const ToPage = z.discriminatedUnion("type", [
	z.object({
		type: z.literal("snapshot"),
		/** The opportunity that was asked for, so that it is shown again after a reload of the window. */
		wanted: z.optional(z.string()),
		/** The opportunity that is shown: `wanted`, or for the time being the one shown before. */
		shown: z.optional(
			z.object({
				id: z.string(),
				view: View,
				siblings: z.array(Sibling),
				/** Why the siblings aren't complete. */
				siblingsNotice: z.optional(z.string()),
				/** All there is to say of that, for its hover. */
				siblingsDetails: z.optional(z.string()),
			}),
		),
		/** Why nothing is shown, or not the opportunity that was asked for. */
		notice: z.optional(
			z.object({
				text: z.string(),
				/** All there is to say of a failure, for the hover. */
				details: z.optional(z.string()),
				retry: z.boolean(),
				/** Close no longer accepts the key. */
				signIn: z.optional(z.literal(true)),
				error: z.boolean(),
			}),
		),
		loading: z.boolean(),
		/** Its position in the navigation, "3 of 118", and what the navigation goes through. */
		place: z.optional(z.object({ text: z.string(), title: z.string() })),
		previous: z.boolean(),
		next: z.boolean(),
	}),
]);
export type ToPage = z.infer<typeof ToPage>;

const FromPage = z.discriminatedUnion("type", [
	z.object({ type: z.literal("ready") }),
	z.object({ type: z.literal("navigate"), step: z.union([z.literal(-1), z.literal(1)]) }),
	z.object({ type: z.literal("refresh") }),
	z.object({ type: z.literal("signIn") }),
	/** `id` is that of the opportunity shown, so that its key isn't used for another opportunity. */
	z.object({ type: z.literal("openLink"), id: z.string(), key: z.string() }),
	z.object({ type: z.literal("copyText"), id: z.string(), key: z.string() }),
	z.object({ type: z.literal("openView"), id: z.string(), key: z.string() }),
	z.object({ type: z.literal("openInMail"), id: z.string() }),
	z.object({ type: z.literal("showSibling"), id: z.string() }),
]);
export type FromPage = z.infer<typeof FromPage>;

const Answer = z.union([ToPage, PageFailure]);

/** Returns a message to the page, or undefined if it is none. */
export function readToPage(message: unknown): ToPage | PageFailure | undefined {
	return z.safeParse(Answer, message).data;
}

/** Returns a message from the page, or undefined if it is none. */
export function readFromPage(message: unknown): FromPage | undefined {
	return z.safeParse(FromPage, message).data;
}
