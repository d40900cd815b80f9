import { UserError } from "../../close/base/errors.ts";

/** Why something is no View, or cannot be asked for: a localized sentence that names the key and what is allowed. */
export class ViewError extends UserError {
	override readonly name = "ViewError";
}
