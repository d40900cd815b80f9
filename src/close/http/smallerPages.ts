import { singleTooLargeError } from "../base/errorMessages.ts";
import { CloseError } from "../base/errors.ts";

/** Objects on a page if the request has no `_limit`. Source: `list-opportunities.md`, `_limit`. */
export const DEFAULT_LIMIT = 100;

/**
 * Requests a page; as long as the answer is too large, requests half as many objects, down to a single one. `ask` gets the
 * parameters with the `_limit` to try.
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
