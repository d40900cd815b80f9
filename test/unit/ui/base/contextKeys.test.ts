import assert from "node:assert/strict";
import { setImmediate } from "node:timers/promises";
import { CONTEXT_KEYS, ContextKeys, type ContextValues } from "../../../../src/ui/base/contextKeys.ts";

const VALUES: ContextValues = {
	session: "sample",
	filtered: false,
	groupedBy: "none",
	canGoBack: false,
	canGoForward: false,
	loading: true,
	amountsHidden: false,
	attentionLoading: false,
	attentionMine: false,
	detailsAside: false,
};

describe("Context keys", () => {
	let calls: unknown[][];
	let keys: ContextKeys;

	beforeEach(() => {
		calls = [];
		keys = new ContextKeys({ executeCommand: async (...call) => void calls.push(call) });
	});

	it("are set together, each of them, and then only those that differ", async () => {
		keys.update(VALUES);
		await setImmediate();
		assert.deepEqual(
			calls.map(([, name]) => name),
			CONTEXT_KEYS.map((key) => `closeOpportunities.${key}`),
		);
		calls = [];
		keys.update({ ...VALUES, filtered: true });
		await setImmediate();
		assert.deepEqual(calls, [["setContext", "closeOpportunities.filtered", true]]);
	});

	it("are set under their full name, and again only when their value differs", async () => {
		for (const values of [{ session: "none" }, { session: "none" }, { loading: false }, { loading: true }] as const) {
			keys.update(values);
			await setImmediate();
		}
		assert.deepEqual(calls, [
			["setContext", "closeOpportunities.session", "none"],
			["setContext", "closeOpportunities.loading", false],
			["setContext", "closeOpportunities.loading", true],
		]);
	});

	it("wait for what is running, and are set once to what they are then", async () => {
		keys.update({ loading: true, filtered: true });
		keys.update({ loading: false });
		assert.deepEqual(calls, []);
		await setImmediate();
		assert.deepEqual(calls, [
			["setContext", "closeOpportunities.filtered", true],
			["setContext", "closeOpportunities.loading", false],
		]);
	});

	it("aren't set any more after the end", async () => {
		keys.update(VALUES);
		keys.dispose();
		await setImmediate();
		assert.deepEqual(calls, []);
	});
});
