import assert from "node:assert/strict";
import { openWindow, type TestWindow } from "./harness/window.ts";

describe("the welcome view", () => {
	let window: TestWindow;

	before(async () => {
		window = await openWindow();
		await window.openContainer();
	});
	after(() => window?.stop());

	it("offers to sign in and to look around with sample data", async () => {
		assert.deepEqual(await window.welcome.buttons(), ["Sign In with API Key…", "Explore with Sample Data"]);
	});
});
