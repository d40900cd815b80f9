import type { CallOptions } from "../../close/base/callOptions.ts";
import { isDescending } from "../../close/schema/grouping.ts";
import type { ListParameters } from "../../close/schema/parameters.ts";
import { intersect } from "../view/intersect.ts";
import { byLetters } from "./collation.ts";
import type { GroupSpan } from "./readPlan.ts";

export interface Owner {
	readonly id: string;
	readonly name: string;
	/** It has no name: `name` says something else of it. */
	readonly unnamed?: true;
}

/** Asks who may own opportunities; may fail. */
export type FindOwners = (options: CallOptions) => Promise<readonly Owner[]>;

/**
 * The owners that are not known yet, by name, as at most `count` listings of some of them each. Owners whose names differ
 * by case, accents or punctuation only stay together. In which order the listings stand is for the server to say.
 */
export function splitOwners(
	parameters: ListParameters,
	owners: readonly Owner[],
	known: readonly GroupSpan[],
	count: number,
): readonly ListParameters[] {
	const seen = new Set(known.map(({ fields }) => fields.user_id));
	const asked = (parameters.user_id ?? parameters.user_id__in)?.split(",");
	const rest = owners.filter(({ id }) => !seen.has(id) && (asked === undefined || asked.includes(id)));
	const sorted = rest.toSorted((a, b) => byLetters(a.name, b.name));
	if (isDescending(parameters._group_by)) sorted.reverse();
	const size = Math.ceil(sorted.length / count);
	const parts: string[][] = [];
	for (const [index, { id, name }] of sorted.entries()) {
		const part = parts.at(-1);
		const together = byLetters(name, sorted[index - 1]?.name ?? "") === 0;
		if (part !== undefined && (index < parts.length * size || together)) part.push(id);
		else parts.push([id]);
	}
	return parts.map((user_id) => intersect(parameters, { user_id }));
}
