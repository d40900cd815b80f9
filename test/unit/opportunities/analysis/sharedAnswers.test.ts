import assert from "node:assert/strict";
import { SharedAnswers } from "../../../../src/opportunities/analysis/sharedAnswers.ts";

describe("Shared answers", () => {
	it("are kept for the 64 questions that were asked last, also if one answer is for two", async () => {
		const answers = new SharedAnswers();
		const questions = Array.from({ length: 100 }, (_, at) => [`limited ${at}`, `all ${at}`] as const);
		for (const [limited, all] of questions) {
			await answers.ask(limited, async () => limited, {});
			answers.alsoAnswers(all, limited);
		}
		const kept = questions.flat().filter((question) => answers.has(question));
		assert.deepEqual(kept, questions.slice(-32).flat());
		assert.equal(answers.known("all 99"), "limited 99");
	});
});
