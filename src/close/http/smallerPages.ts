import { singleTooLargeError } from "../base/errorMakers.ts";
import { CloseError } from "../base/errors.ts";

/** Objects that a server gives if it is not told how many. Source: `list-opportunities.md`, `_limit`. */
export const DEFAULT_LIMIT = 100;

/**
 * Asks for a page and, while its answer is too large, for one of half as many objects, down to a single one. `asked` are
 * the parameters with the `_limit` that is tried.
 */
export async function inSmallerPages<Asked extends { readonly _limit?: string }, Answer>(
	parameters: Asked,
	ask: (asked: Asked) => Promise<Answer>,
): Promise<Answer> {
	let asked = parameters;
	for (let limit = Number(parameters._limit ?? DEFAULT_LIMIT); ; ) {
		try {
			return await ask(asked);
		} catch (error) {
			if (!(error instanceof CloseError) || error.kind !== "tooLarge") throw error;
			if (limit <= 1) throw singleTooLargeError(error);
			limit = Math.floor(limit / 2);
			asked = { ...parameters, _limit: String(limit) };
		}
	}
}
