import { setTimeout as pause } from "node:timers/promises";

/** The default limit of waits, in milliseconds: for what never happens, since no machine is so slow. */
export const LIMIT_MS = 60_000;
const STEP_MS = 50;

/** Reads until `accept` returns true, and resolves with that value. After the limit, rejects with `what` and the last value. */
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
		if (Date.now() > deadline) throw new Error(`Timed out waiting for ${what}; it is ${JSON.stringify(value)}`);
		await pause(STEP_MS);
	}
}

/** The limit of one try of a step that VS Code may undo, in milliseconds. */
export const STEP_LIMIT_MS = 5_000;

/** Repeats a step until it succeeds, as VS Code may close a palette or move a row. Rejects with `what` and the last error. */
export async function again(what: string, step: () => Promise<unknown>): Promise<void> {
	const tried = () =>
		step().then(
			() => undefined,
			(error: unknown) => String(error),
		);
	await until(what, tried, (failure) => failure === undefined);
}

/** Repeats an assertion until it holds. Rejects with its last error. */
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
