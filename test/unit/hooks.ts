import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { Context } from "mocha";
import { FURTHER } from "./runs.ts";

/** Milliseconds that sockets and timers have to go after the last test of a file. */
const GRACE_MS = 10_000;

fc.configureGlobal({ numRuns: 100 * FURTHER });

let before: readonly string[] = [];

/** Around every file of unit tests: each closes what it opened, which would answer to the next file or keep the process. */
export const mochaHooks = {
	async beforeAll(this: Context) {
		this.timeout(0);
		before = await held();
	},
	async afterAll(this: Context) {
		this.timeout(0);
		const end = performance.now() + GRACE_MS;
		let open = beyond(await held(), before);
		while (open.length > 0 && performance.now() < end) open = beyond(await held(), before);
		if (open.length > 0) throw new Error(`The tests of this file left something open: ${open.join(", ")}`);
	},
};

/** What keeps this process: timers, sockets, servers, child processes. */
async function held(): Promise<readonly string[]> {
	await pause(1);
	return process.getActiveResourcesInfo();
}

/** What of `all` is not in `others`, each as often as it is there. */
function beyond(all: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return all.filter((one) => {
		const at = left.indexOf(one);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
