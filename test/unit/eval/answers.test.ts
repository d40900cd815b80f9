import assert from "node:assert/strict";
import stored from "../../eval/answers/answers.json" with { type: "json" };
import { answersByForce } from "../../eval/answers/byForce.ts";
import { DATA_SETS } from "../../eval/dataSets.ts";
import { QUESTIONS } from "../../eval/questions.ts";

describe("the questions to the language-model tools", () => {
	it("have the answers that brute force finds", () => {
		assert.deepEqual(stored, answersByForce(), "run: npm run eval:answers");
	});

	it("are sixty about five data sets, each with as many figures as places", () => {
		const ids = QUESTIONS.map(({ id }) => id);
		assert.equal(new Set(ids).size, 60);
		assert.deepEqual(ids.toSorted(), Object.keys(stored).toSorted());
		assert.deepEqual(new Set(QUESTIONS.map(({ set }) => set)), new Set(DATA_SETS.map(({ name }) => name)));
		const figures: Readonly<Record<string, readonly string[]>> = stored;
		for (const { id, at } of QUESTIONS) assert.equal(at.length, figures[id]?.length, id);
	});
});
