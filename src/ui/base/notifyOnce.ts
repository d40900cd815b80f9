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
