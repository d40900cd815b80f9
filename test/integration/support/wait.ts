import { setTimeout as sleep } from "node:timers/promises";

/** For what never happens: no machine is so slow. */
const DEADLINE_MS = 60_000;

/** Reads until there is a value, and returns it. @throws Error if there is none within a minute */
export async function until<T>(what: string, read: () => T | undefined | false): Promise<T> {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const value = read();
		if (value !== undefined && value !== false) return value;
		if (Date.now() > deadline) throw new Error(`Timed out waiting for ${what}.`);
		await sleep(10);
	}
}
