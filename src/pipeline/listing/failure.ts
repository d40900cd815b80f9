import { CloseError } from "../../close/errors.ts";
import { TooDeep } from "./reader.ts";

/** What is told of a failure, whatever it was: the server's own words where it refuses to read as deep as is needed. */
export function asCloseError(error: unknown): CloseError {
	if (error instanceof CloseError) return error;
	if (error instanceof TooDeep) return error.refusal;
	const message = error instanceof Error ? error.message : String(error);
	return new CloseError("badRequest", message, { advice: "", cause: error });
}
