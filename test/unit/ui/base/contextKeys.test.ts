import assert from "node:assert/strict";
import { CONTEXT_KEYS, ContextKeys } from "../../../../src/ui/base/contextKeys.ts";

describe("Context keys", () => {
	it("are set together, each of them, and then only those that differ", () => {
		const calls: unknown[][] = [];
		const keys = new ContextKeys({
			executeCommand: async (...call) => void calls.push(call),
		});
		const values = { session: "sample", filtered: false, loading: true, amountsHidden: false } as const;
		const view = { groupedBy: "none", canGoBack: false, canGoForward: false };
		keys.update({ ...values, ...view, attentionLoading: false, attentionMine: false, detailsAside: false });
		assert.deepEqual(
			calls.map(([, name]) => name),
			CONTEXT_KEYS.map((key) => `closeOpportunities.${key}`),
		);
		calls.length = 0;
		keys.update({ ...values, filtered: true });
		assert.deepEqual(calls, [["setContext", "closeOpportunities.filtered", true]]);
	});

	it("are set under their full name, and again only when their value differs", () => {
		const calls: unknown[][] = [];
		const keys = new ContextKeys({
			executeCommand: async (...call) => void calls.push(call),
		});
		keys.set("session", "none");
		keys.set("session", "none");
		keys.set("loading", false);
		keys.set("loading", false);
		keys.set("session", "account");
		keys.set("loading", true);
		assert.deepEqual(calls, [
			["setContext", "closeOpportunities.session", "none"],
			["setContext", "closeOpportunities.loading", false],
			["setContext", "closeOpportunities.session", "account"],
			["setContext", "closeOpportunities.loading", true],
		]);
	});
});
