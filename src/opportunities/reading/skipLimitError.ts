import type { CloseError } from "../../close/base/errors.ts";

/** The server refuses to skip as many objects as a page lies behind. */
export class SkipLimitError extends Error {
	override readonly name = "TooDeep";
	/** What the server said, for where there is no other way. */
	readonly refusal: CloseError;

	constructor(refusal: CloseError) {
		super(refusal.message);
		this.refusal = refusal;
	}
}
