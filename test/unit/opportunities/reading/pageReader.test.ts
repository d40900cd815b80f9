import assert from "node:assert/strict";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

describe("A server that refuses a page without a number", () => {
	for (const [maxLimit, asked] of [
		[1, [4, 1, 2, 1]],
		[2, [4, 1, 2, 2]],
		[3, [4, 1, 2, 2]],
	] as const)
		it(`and gives ${maxLimit} at most is asked for half as many until it gives them, and for no more from then on`, async () => {
			const source = new FakeSource([deal(), deal(), deal()], { maxLimit, limitMessage: "Bad request." });
			const log: string[] = [];
			const reader = new PageReader({
				source,
				settings: () => ({ pageSize: 4, maxConcurrentRequests: 1 }),
				log: { ...QUIET, info: (message) => log.push(message) },
			});
			const { rows } = await reader.page({}, 0, {});
			assert.deepEqual(
				source.requests.map(({ _limit }) => Number(_limit)),
				asked,
			);
			assert.deepEqual([rows.length, reader.pageSize], [asked.at(-1), asked.at(-1)]);
			assert.deepEqual(log, [`This server accepts a _limit of at most ${asked.at(-1)}.`]);
		});
});
