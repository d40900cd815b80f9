import assert from "node:assert/strict";
import { mutantsOf, mutated } from "../../mutants/operators.ts";

/** Each change of a source, as it makes the source. */
const changes = (source: string) => mutantsOf(source).map((mutant) => [mutant.operator, mutated(source, mutant)]);

describe("Mutants of a source", () => {
	it("negate conditions, also those that are longer than a line", () => {
		const found = changes("if (a &&\n\tb(1)) c();\n");
		assert.ok(found.some(([, text]) => text === "if (!(a &&\n\tb(1))) c();\n"));
		assert.ok(found.some(([, text]) => text === "if (a ||\n\tb(1)) c();\n"));
		assert.deepEqual(changes("const x = a === b;"), [["negated condition", "const x = a !== b;"]]);
	});

	it("are off by one in bounds and numbers", () => {
		assert.deepEqual(
			changes("const x = a < b;").map(([, text]) => text),
			["const x = a <= b;"],
		);
		assert.deepEqual(
			changes("const x = a.slice(0, n - 1);").map(([, text]) => text),
			["const x = a.slice(1, n - 1);", "const x = a.slice(0, n + 1);", "const x = a.slice(0, n - 2);"],
		);
	});

	it("drop statements", () => {
		const source = "function f() {\n\tthis.#a = 1 as number;\n\treturn g();\n}\n";
		assert.ok(changes(source).some(([operator, text]) => operator === "dropped statement" && !text?.includes("#a")));
		assert.ok(changes(source).every(([, text]) => text?.includes("return g();")));
	});

	it("leave an arrow function its body", () => {
		assert.deepEqual(changes("{\n\tconst f = () =>\n\t\tthis.g(a);\n}\n"), []);
	});

	it("leave alone what is no code: types, comments, texts and regular expressions", () => {
		for (const source of [
			"const x: Map<string, 0> = y;",
			"// if (a === b) c();",
			"/* a && b */",
			'const x = "a === b";',
			"const x = `a && b`;",
			"const x = y.replace(/a && b/, z);",
		])
			assert.deepEqual(changes(source), [], source);
	});
});
