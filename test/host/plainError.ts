/** An error whose message tells all that there is to know: what is wrong, and what to do. */
export class PlainError extends Error {}

/** What to print of an error: the message of a plain one; all of another one, stack included, since it's a fault of the code. */
export function sayable(error: unknown): unknown {
	return error instanceof PlainError ? error.message : error;
}
