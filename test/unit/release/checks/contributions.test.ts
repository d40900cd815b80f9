import assert from "node:assert/strict";
import { contributionProblems, type Registered } from "../../../release/checks/contributions.ts";

const declared = {
	commands: [{ command: "deals.open" }, { command: "deals.close" }],
	views: { deals: [{ id: "deals.tree" }] },
	authentication: [{ id: "deals" }],
	languageModelTools: [{ name: "deals_totals" }],
};
const registered: Registered = {
	commands: ["deals.open", "deals.close", "deals.inner"],
	views: ["deals.tree"],
	authentication: ["deals"],
	tools: ["deals_totals"],
};

describe("what the manifest contributes", () => {
	it("is fine if the code registers all of it; commands may be more", () => {
		assert.deepEqual(contributionProblems(declared, registered), []);
	});

	for (const [kind, id, word] of [
		["commands", "deals.open", "command"],
		["views", "deals.tree", "view"],
		["authentication", "deals", "authentication provider"],
		["tools", "deals_totals", "language-model tool"],
	] as const) {
		it(`is told if the code doesn't register a declared ${word}`, () => {
			const without = { ...registered, [kind]: registered[kind].filter((one) => one !== id) };
			const [problem = "", ...others] = contributionProblems(declared, without);
			assert.ok(problem.startsWith(`package.json declares the ${word} ${id}, which no code registers`), problem);
			assert.deepEqual(others, []);
		});
	}

	it("is told if it lacks what the code registers", () => {
		const { languageModelTools: _, ...without } = declared;
		assert.match(
			contributionProblems(without, registered).join(),
			/registers the language-model tool deals_totals, which/,
		);
	});
});
