import assert from "node:assert/strict";
import { saysRight } from "../../../eval/model/lastWords.ts";

describe("a model's last words", () => {
	for (const [text, figures] of [
		["There are 12.\nANSWER: 12", ["12"]],
		["ANSWER: 1,234.50", ["1234.50"]],
		["ANSWER: $1234.5", ["1234.50"]],
		["ANSWER: 1234.50 EUR", ["1234.50"]],
		["**ANSWER: 12; `7`**", ["12", "7"]],
		["ANSWER: 45.5%", ["0.454545"]],
		["ANSWER: 0.4545; 22", ["0.454545", "22"]],
		["ANSWER: -0.5152", ["-0.515213"]],
		["ANSWER: Mixed", ["mixed"]],
		["ANSWER: 2026-05-12", ["2026-05-12"]],
		["ANSWER: 9\nNo, wait.\nANSWER: 10", ["10"]],
	] as const)
		it(`are right: ${JSON.stringify(text)}`, () => assert.ok(saysRight(text, figures)));

	for (const [text, figures] of [
		["12", ["12"]],
		["ANSWER: about 12", ["12"]],
		["ANSWER: 12.01", ["12"]],
		["ANSWER: 1234", ["1234.50"]],
		["ANSWER: 12; 7", ["7", "12"]],
		["ANSWER: 12", ["12", "7"]],
		["ANSWER: 45", ["0.454545"]],
		["ANSWER: 46%", ["0.454545"]],
		["ANSWER: USD", ["mixed"]],
		["ANSWER: 10\nANSWER: 9", ["10"]],
	] as const)
		it(`are wrong: ${JSON.stringify(text)}`, () => assert.ok(!saysRight(text, figures)));
});
