import * as z from "zod/mini";
import type { Thought, Thoughts } from "../../opportunities/analysis/outcome/whatIf.ts";
import type { PartReader } from "../../opportunities/analysis/partReader.ts";
import { ThoughtAction } from "./outcomeContents.ts";
import type { SectionId } from "./sectionContents.ts";
import type { SectionContext } from "./sectionProvider.ts";

/** What the user thinks of deals, in each session. It is kept nowhere else, and never sent. */
const kept = new WeakMap<PartReader, Map<string, Thought>>();

const NONE: Thoughts = new Map();

export function thoughtsIn({ parts }: Pick<SectionContext, "parts">): Thoughts {
	return kept.get(parts) ?? NONE;
}

/** Takes over what the page says that the user thinks. Returns the sections to compute again. */
export function think(message: unknown, { parts }: Pick<SectionContext, "parts">): readonly SectionId[] {
	const { data: action } = z.safeParse(ThoughtAction, message);
	if (action === undefined) return [];
	const thoughts = new Map(action.type === "forgetThoughts" ? [] : kept.get(parts));
	if (action.type === "think") {
		thoughts.delete(action.id);
		if (action.thought !== undefined) thoughts.set(action.id, action.thought);
	}
	kept.set(parts, thoughts);
	return ["outcome", "concentration"];
}
