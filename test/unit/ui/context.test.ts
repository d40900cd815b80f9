import assert from "node:assert/strict";
import { ContextKeys } from "../../../src/ui/context.ts";

describe("Context keys", () => {
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
