import type { Context } from "mocha";
import { stopAll } from "../../host/lifecycle.ts";
import { openWindows } from "./window.ts";

/** Hooks of all tests through the window: a failed test saves a picture of each open window, and nothing stays running. */
export const mochaHooks = {
	async afterEach(this: Context) {
		if (this.currentTest?.state !== "failed") return;
		for (const [at, window] of openWindows().entries()) {
			const path = await window.screenshot(`failed-${this.currentTest.fullTitle()}-${at}`).catch(String);
			console.log(`      seen: ${path}`);
		}
	},
	async afterAll() {
		for (const window of openWindows()) await window.stop();
		// A worker process of mocha keeps its browser and servers for its next test file.
		if (process.env["MOCHA_WORKER_ID"] === undefined) await stopAll();
	},
};
