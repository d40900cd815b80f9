import assert from "node:assert/strict";
import { workflowProblems } from "../../../release/checks/workflows.ts";

const known = { root: process.cwd(), scripts: { test: "", lint: "" }, node: 20 };
const COMMIT = "08c6903cd8c0fde910a37f88322edcfb5dd907a8";

function problems(...lines: readonly string[]): string {
	const steps = lines.map((line) => `      ${line}`).join("\n");
	return workflowProblems(
		"a.yml",
		`on: push\njobs:\n  one:\n    runs-on: ubuntu-latest\n    steps:\n${steps}\n`,
		known,
	).join();
}

describe("a workflow", () => {
	it("is fine if all that it runs is there, and actions are pinned", () => {
		assert.equal(
			problems(`- uses: actions/checkout@${COMMIT} # v5.0.0`, "- run: npm test && npm run lint", "- run: bash .ci/run"),
			"",
		);
	});

	it("is told if it runs a script or a file that isn't there", () => {
		assert.match(problems("- run: npm run release"), /a\.yml runs the script release, which package\.json lacks/);
		assert.match(problems("- run: npm run lint && npm run nothing:here"), /the script nothing:here/);
		assert.match(problems("- run: bash .ci/none"), /runs \.ci\/none, which is missing/);
	});

	it("is told if an action can be moved, or doesn't say its version", () => {
		assert.match(problems("- uses: actions/checkout@v5"), /name the commit instead, since a tag can be moved/);
		assert.match(problems(`- uses: actions/checkout@${COMMIT}`), /without the version in a comment/);
	});

	it("is told if its Node.js is too old", () => {
		assert.match(problems("- with:", "    node-version: 18"), /runs on Node\.js 18, but the scripts need 20 or later/);
		assert.equal(problems("- with:", "    node-version: 24"), "");
	});

	it("is told if it calls a workflow that isn't there", () => {
		const call = (path: string) =>
			workflowProblems("a.yml", `on: push\njobs:\n  one:\n    uses: ${path}\n`, known).join();
		assert.equal(call("./.github/workflows/ci.yml"), "");
		assert.match(call("./.github/workflows/none.yml"), /uses \.\/\.github\/workflows\/none\.yml, which is missing/);
	});
});
