import { setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import type { Context } from "mocha";
import { FURTHER } from "./runs.ts";

/** Milliseconds within which sockets and timers must close after the last test of a file. */
const GRACE_MS = 10_000;

fc.configureGlobal({ numRuns: 100 * FURTHER });

let before: readonly string[] = [];

/** Hooks of every file of unit tests. A file must close what it opens, or it would disturb the next file or keep the process. */
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

/** The resources that keep this process running: timers, sockets, servers, child processes. */
async function held(): Promise<readonly string[]> {
	await pause(1);
	return process.getActiveResourcesInfo();
}

/** The elements of `all` without those of `others`. Repeated elements count separately. */
function beyond(all: readonly string[], others: readonly string[]): string[] {
	const left = [...others];
	return all.filter((one) => {
		const at = left.indexOf(one);
		if (at >= 0) left.splice(at, 1);
		return at < 0;
	});
}
