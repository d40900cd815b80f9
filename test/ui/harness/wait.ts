import { setTimeout as pause } from "node:timers/promises";

/** How long a wait lasts before it gives up, in milliseconds: for what never comes, since no machine is so slow. */
export const LIMIT_MS = 60_000;
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

/** How long one try of a step lasts that VS Code may undo, in milliseconds. */
export const STEP_LIMIT_MS = 5_000;

/** Does a step of a user until it succeeds: VS Code closes a palette or moves a row under it. Rejects with `what` and the last failure. */
export async function again(what: string, step: () => Promise<unknown>): Promise<void> {
	const tried = () =>
		step().then(
			() => undefined,
			(error: unknown) => String(error),
		);
	await until(what, tried, (failure) => failure === undefined);
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
