import * as l10n from "@vscode/l10n";
import { cancelledError } from "../../close/base/errorMakers.ts";
import { CloseError, UserError } from "../../close/base/errors.ts";

/**
 * What keeps a session from being had, apart from what Close answers: `storage` is the system's secret storage,
 * `address` the setting `apiBaseUrl`, `account` an account that is signed out.
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

/** The address was changed after a key for the old one had been entered. */
export function addressMoved(): SessionProblem {
	return new SessionProblem(
		"address",
		l10n.t("The address of the Close API changed in the meantime."),
		l10n.t("The key wasn't sent to the new address. Sign in again."),
	);
}

/** An account was chosen that another window has signed out of since it was offered. */
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

/** Why `signal` was aborted: its reason where that is one to tell the user, else `cancelled`. */
export function abortReason(signal: AbortSignal): Error {
	return signal.reason instanceof SessionProblem ? signal.reason : cancelledError();
}

/** @throws CloseError or SessionProblem where `signal` is aborted */
export function throwIfAborted(signal: AbortSignal): void {
	if (signal.aborted) throw abortReason(signal);
}
