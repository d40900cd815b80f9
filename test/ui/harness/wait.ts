import { setTimeout as pause } from "node:timers/promises";

/** How long a wait lasts before it gives up, in milliseconds. */
const LIMIT_MS = 20_000;
const STEP_MS = 50;

/** Reads until `accept` is content with what was read, and gives that. Rejects with `what` and the last reading. */
export async function until<T>(
	what: string,
	read: () => Promise<T>,
	accept: (value: T) => boolean,
	limitMs = LIMIT_MS,
): Promise<T> {
	const deadline = Date.now() + limitMs;
	for (;;) {
		const value = await read();
		if (accept(value)) return value;
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}; it is ${JSON.stringify(value)}`);
		await pause(STEP_MS);
	}
}

/** Runs an assertion until it holds. Rejects with its last failure. */
export async function eventually(assertion: () => Promise<void>, limitMs = LIMIT_MS): Promise<void> {
	const deadline = Date.now() + limitMs;
	for (;;) {
		try {
			await assertion();
			return;
		} catch (error) {
			if (Date.now() > deadline) throw error;
		}
		await pause(STEP_MS);
	}
}
