import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import type { Manifest } from "../../release/candidate.ts";
import { sourceProblems } from "../../release/checks/markdown.ts";
import { versionProblems } from "../../release/checks/version.ts";
import { workflowProblems } from "../../release/checks/workflows.ts";

const ROOT = process.cwd();

describe("the sources keep what a release promises:", () => {
	const manifest: Manifest = JSON.parse(readFileSync("package.json", "utf8"));

	it("the version has its entry in the changelog", () => {
		assert.deepEqual(versionProblems(manifest.version, readFileSync("CHANGELOG.md", "utf8")), []);
	});

	it("every picture and every page that texts lead to is there", () => {
		const pages = readdirSync("docs").flatMap((name) => (name.endsWith(".md") ? [`docs/${name}`] : []));
		const files = [
			"README.md",
			"CHANGELOG.md",
			"CONTRIBUTING.md",
			"SECURITY.md",
			"AGENTS.md",
			"test/README.md",
			...pages,
		];
		assert.deepEqual(
			files.flatMap((file) => sourceProblems(file, readFileSync(file, "utf8"), ROOT)),
			[],
		);
	});

	it("workflows run scripts and files that there are, on a Node.js that they run on, by pinned actions", () => {
		const folder = ".github/workflows";
		const known = { root: ROOT, scripts: manifest.scripts, node: 20 };
		const texts = readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")] as const);
		assert.deepEqual(
			texts.flatMap(([name, text]) => workflowProblems(name, text, known)),
			[],
		);
	});
});
