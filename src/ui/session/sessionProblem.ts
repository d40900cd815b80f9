import * as l10n from "@vscode/l10n";
import { cancelledError } from "../../close/base/errorMessages.ts";
import { CloseError, UserError } from "../../close/base/errors.ts";

/**
 * What prevents a session, apart from Close's answers: `storage` is the system's secret storage, `address` the setting
 * `apiBaseUrl`, `account` an account that is signed out.
 */
export class SessionProblem extends UserError {
	override readonly name = "SessionProblem";
	readonly kind: "storage" | "address" | "account";

	constructor(kind: SessionProblem["kind"], message: string, advice: string, cause?: unknown) {
		super(message, { advice, cause });
		this.kind = kind;
	}
}

export function storageProblem(cause: unknown): SessionProblem {
	return new SessionProblem(
		"storage",
		l10n.t("This computer's secret storage can't be used."),
		l10n.t("Unlock or install a keyring and reload the window, or sign in for this window only."),
		cause,
	);
}

/** The address changed after the user had entered a key for the old one. */
export function addressMoved(): SessionProblem {
	return new SessionProblem(
		"address",
		l10n.t("The URL of the Close API changed in the meantime."),
		l10n.t("The key or token wasn't sent to the new URL. Sign in again."),
	);
}

/** The user chose an account that another window has signed out of in the meantime. */
export function accountGone(): SessionProblem {
	return new SessionProblem(
		"account",
		l10n.t("You signed out of this account in the meantime."),
		l10n.t("Sign in again to use it."),
	);
}

export function isCancelled(error: unknown): boolean {
	return error instanceof CloseError && error.kind === "cancelled";
}

/** The error for an aborted `signal`: its reason if that is an error for the user, else `cancelled`. */
export function abortReason(signal: AbortSignal): Error {
	return signal.reason instanceof SessionProblem ? signal.reason : cancelledError();
}

/** @throws CloseError or SessionProblem if `signal` is aborted */
export function throwIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw abortReason(signal);
}
