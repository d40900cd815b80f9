import assert from "node:assert/strict";
import { faults, report } from "../../eval/report.ts";
import type { Result } from "../../eval/result.ts";

const said = (tool: "totals" | "list", tokens: number, refused = false) => ({ tool, tokens, refused, text: "text" });
const RIGHT: Result = { id: "yen.a", right: true, found: ["1"], figures: ["1"], said: [said("totals", 400)] };

describe("the evaluation's report", () => {
	it("has correct answers, calls, tokens and refusals by data set and in all", () => {
		const refused = { ...RIGHT, id: "mixed.b", said: [said("list", 30, true), said("list", 1200)] };
		const rows = report([RIGHT, refused])
			.split("\n")
			.map((line) => line.split("|").map((cell) => cell.trim()));
		const row = (name: string) => rows.find(([, first]) => first === name)?.slice(2, -1);
		assert.deepEqual(row("yen"), ["1 of 1", "1", "400", "400", "0"]);
		assert.deepEqual(row("mixed"), ["1 of 1", "2", "1,200", "1,200", "1"]);
		assert.deepEqual(row("all"), ["2 of 2", "3", "400", "1,200", "1"]);
		assert.deepEqual(row("list"), ["2", "1,200", "1,200", "1,200"]);
	});

	it("finds no fault in right answers of the allowed length", () => {
		assert.deepEqual(faults([RIGHT]), []);
	});

	it("names what is wrong, too long, or takes too many calls", () => {
		const wrong = { ...RIGHT, right: false, found: [undefined], said: [said("totals", 401)] };
		const many = { ...RIGHT, said: [said("list", 1201), said("list", 1), said("list", 1)] };
		assert.deepEqual(faults([wrong, many]), [
			"yen.a: nothing instead of 1.",
			"yen.a: 401 tokens of totals, more than 400.",
			"yen.a: 3 calls, more than 2.",
			"yen.a: 1201 tokens of list, more than 1200.",
		]);
	});
});
