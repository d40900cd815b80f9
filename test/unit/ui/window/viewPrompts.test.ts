import assert from "node:assert/strict";
import { EMPTY_STATE } from "../../../../src/opportunities/listing/listingState.ts";
import { CLEAR } from "../../../../src/opportunities/text/mask.ts";
import type { View } from "../../../../src/opportunities/view/view.ts";
import { ViewPrompts } from "../../../../src/ui/window/viewPrompts.ts";
import { rest } from "../session/fakes.ts";

const EVERYTHING: View = { filters: {} };
const OPEN: View = { filters: { status_type: ["active"] } };

/** The prompts of a window whose View changes by `change`. */
function setUp(change: (view: View) => Promise<void>) {
	const failures: unknown[] = [];
	const prompts = new ViewPrompts({
		currentView: {
			view: EVERYTHING,
			state: EMPTY_STATE,
			session: { kind: "none", problem: undefined },
			startMonth: 1,
			change,
			announce: () => {},
			onDidChange: () => ({ dispose: () => {} }),
			onDidRefresh: () => ({ dispose: () => {} }),
		},
		selected: () => undefined,
		amountVisibility: { mask: CLEAR },
		locale: "en-US",
		failed: (error) => failures.push(error),
	});
	return { prompts, failures };
}

describe("What prompts do with the View", () => {
	it("has the applied View at once, before anything of it is on screen", () => {
		const { prompts } = setUp(() => new Promise(() => {}));
		prompts.apply(OPEN);
		assert.equal(prompts.view(), OPEN);
	});

	it("tells the user why an applied View can't be shown", async () => {
		const failure = new Error("The code could not be loaded");
		const { prompts, failures } = setUp(() => Promise.reject(failure));
		prompts.apply(OPEN);
		await rest();
		assert.deepEqual(failures, [failure]);
	});
});
