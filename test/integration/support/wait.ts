import { setTimeout as sleep } from "node:timers/promises";

const DEADLINE_MS = 10_000;

/** Asks until there is something to give. @throws where there is nothing within 10 s */
export async function until<T>(what: string, read: () => T | undefined | false): Promise<T> {
	const deadline = Date.now() + DEADLINE_MS;
	for (;;) {
		const value = read();
		if (value !== undefined && value !== false) return value;
		if (Date.now() > deadline) throw new Error(`Waited in vain for ${what}.`);
		await sleep(10);
	}
}
