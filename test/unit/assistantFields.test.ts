import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { ID_FIELDS, STANDARD_FIELDS, USUAL_FIELDS } from "../../src/opportunities/assistants/listedFields.ts";

/** The fields that a row of the README's table names. */
function documented(when: string): readonly string[] {
	const readme = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
	const section = /\n### Ask an assistant\n(.*?)\n### /s.exec(readme)?.[1] ?? "";
	const row = section.split("\n").find((line) => line.startsWith(`| ${when} |`)) ?? "";
	return [...row.matchAll(/`(\w+)`/g)].map(([, field = ""]) => field);
}

describe("The README's list of what can reach a model", () => {
	const usual: readonly string[] = USUAL_FIELDS;

	it("has the fields of a list, in their order", () => {
		assert.deepEqual(documented("in a list"), USUAL_FIELDS);
		assert.deepEqual(
			documented("in a list, if asked for"),
			STANDARD_FIELDS.filter((field) => !usual.includes(field)),
		);
		assert.deepEqual(documented("in a list, if ids are asked for"), ID_FIELDS);
	});

	it("names the setting that allows others", () => {
		assert.deepEqual(documented("in a list, if you allow it"), ["assistantFields"]);
	});
});
