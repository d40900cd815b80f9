import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { basename, dirname, join, matchesGlob } from "node:path";
import manifest from "../../package.json" with { type: "json" };
import { parseCompareInput, parseListInput, parseTotalsInput } from "../../src/opportunities/assistants/toolInputs.ts";

const ROOT = join(import.meta.dirname, "..", "..");
const SKILLS = globSync("skills/**/*", { cwd: ROOT, withFileTypes: true })
	.filter((entry) => entry.isFile())
	.map(({ parentPath, name }) => join(parentPath, name).slice(ROOT.length + 1));
/** VS Code doesn't load what is longer. */
const LONGEST = { name: 64, description: 1024, lines: 60 };

function readText(path: string): string {
	return readFileSync(join(ROOT, path), "utf8");
}

/** The lines between the first two `---`, as names with values. */
function frontMatter(text: string): Readonly<Record<string, string>> {
	const [, head = ""] = /^---\n(.*?)\n---\n/s.exec(text) ?? [];
	return Object.fromEntries(head.split("\n").map((line) => /^([\w-]+): (.*)$/.exec(line)?.slice(1) ?? ["?", line]));
}

/** The blocks of JSON, each with the tool that was named last before it. */
function examples(text: string): readonly { readonly tool: string; readonly input: unknown }[] {
	return [...text.matchAll(/```json\n(.*?)```/gs)].map(({ index, 1: block = "" }) => ({
		tool:
			text
				.slice(0, index)
				.match(/closeOpportunities_\w+/g)
				?.at(-1) ?? "",
		input: JSON.parse(block),
	}));
}

const PARSERS: Readonly<Record<string, (input: unknown) => unknown>> = {
	closeOpportunities_totals: (input) => parseTotalsInput(input, []),
	closeOpportunities_list: (input) => parseListInput(input, [], []),
	closeOpportunities_compare: (input) => parseCompareInput(input, []),
};

describe("the skills", () => {
	it("are three, each in the manifest and in the package", () => {
		const { chatSkills } = manifest.contributes;
		assert.equal(SKILLS.length, 3);
		assert.deepEqual(chatSkills.map(({ path }) => path.replace("./", "")).toSorted(), SKILLS.toSorted());
		const shipped = readText(".vscodeignore")
			.split("\n")
			.filter((line) => line.startsWith("!"))
			.map((line) => line.slice(1));
		for (const path of SKILLS)
			assert.ok(
				shipped.some((pattern) => matchesGlob(path, pattern)),
				path,
			);
	});

	for (const path of SKILLS)
		describe(path, () => {
			const text = readText(path);
			const { name = "", description = "", ...others } = frontMatter(text);

			it("has a name and a description that VS Code loads", () => {
				assert.equal(name, basename(dirname(path)));
				assert.match(name, /^[a-z0-9-]+$/);
				assert.ok(name.length <= LONGEST.name && description.length <= LONGEST.description);
				assert.match(description, /^[A-Z][^:#]* Use it when [^:#]*\.$/);
				assert.deepEqual(others, {});
			});

			it("has sixty lines at most", () => {
				assert.ok(text.trimEnd().split("\n").length <= LONGEST.lines);
			});

			it("names only tools that there are", () => {
				const known = manifest.contributes.languageModelTools.map((tool) => tool.name);
				const named = text.match(/closeOpportunities_\w+/g) ?? [];
				assert.ok(named.length > 0);
				for (const tool of named) assert.ok(known.includes(tool), tool);
			});

			it("says what may not be concluded", () => {
				assert.match(text, /\n## What may not be concluded\n(\n- .*)+/);
			});

			it("has examples that the tools take", () => {
				const found = examples(text);
				assert.ok(found.length > 0);
				for (const { tool, input } of found) {
					const parse = PARSERS[tool];
					assert.ok(parse, tool);
					assert.doesNotThrow(() => parse(input), JSON.stringify(input));
				}
			});
		});
});
