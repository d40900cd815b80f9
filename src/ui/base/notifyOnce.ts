import type { CloseError } from "../../close/base/errors.ts";

/** The cause of notifications that Close no longer accepts the key. */
export const KEY_REFUSED = "unauthorized";

/** Milliseconds for which VS Code shows a notification before it hides it among the others. */
const IN_SIGHT = 10_000;

/** When the notifications that are still open were shown, by their causes. */
const open = new Map<string, number>();

/**
 * Calls `notify`, which shows a notification and settles when it is answered or closed, unless one for the same cause is
 * in sight: several places may meet one cause.
 */
export async function notifyOnce(
	cause: string,
	notify: () => PromiseLike<void>,
	now = performance.now(),
): Promise<void> {
	const before = open.get(cause);
	if (before !== undefined && now - before < IN_SIGHT) return;
	open.set(cause, now);
	try {
		await notify();
	} finally {
		if (open.get(cause) === now) open.delete(cause);
	}
}

/**
 * What failures have in common that need one notification: the state of Close, of the connection or of the account. If Close
 * refuses one request and not others, the cause is that request and how it is refused.
 */
export function causeOf({ kind, status, path, message }: CloseError): string {
	if (kind === "unauthorized") return KEY_REFUSED;
	const refused = kind === "badRequest" || kind === "forbidden" || kind === "notFound";
	return [kind, status, ...(refused ? [path, message] : [])].join(" ");
}

/** Forgets what has been shown: another account has causes of its own. */
export function forgetNotified(): void {
	open.clear();
}
