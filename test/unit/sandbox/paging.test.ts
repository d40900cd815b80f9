import assert from "node:assert/strict";
import { errorResponse, ids, list, objectsOf, readAll, useSandbox, withSandbox } from "./support.ts";

describe("Sandbox: pages", () => {
	const sandbox = useSandbox();

	it("gives 100 objects unless told otherwise, and as many as _limit says", async () => {
		assert.equal(objectsOf(await list(sandbox())).length, 100);
		assert.equal(objectsOf(await list(sandbox(), { _limit: "7" })).length, 7);
		assert.equal(objectsOf(await list(sandbox(), { _limit: "250" })).length, 250);
	});

	it("begins where _skip says, and ends with the last", async () => {
		const all = ids(sandbox().matching({}));
		const answer = await list(sandbox(), { _limit: "50", _skip: "570" });
		assert.deepEqual(ids(objectsOf(answer)), all.slice(570));
		assert.equal(answer["has_more"], false);
	});

	it("has_more is false exactly when nothing follows", async () => {
		assert.equal((await list(sandbox(), { _limit: "200", _skip: "399" }))["has_more"], true);
		assert.equal((await list(sandbox(), { _limit: "200", _skip: "400" }))["has_more"], false);
		assert.equal((await list(sandbox(), { _limit: "200", _skip: "401" }))["has_more"], false);
	});

	it("a page behind the end is empty, with the figures of the whole", async () => {
		const answer = await list(sandbox(), { _skip: "100000" });
		assert.deepEqual(answer["data"], []);
		assert.equal(answer["has_more"], false);
		assert.equal(answer["total_results"], 600);
	});

	it("pages of any size put together are the whole", async () => {
		const all = ids(sandbox().matching({ _order_by: "value" }));
		for (const size of [1, 33, 100, 250]) {
			assert.deepEqual(ids(await readAll(sandbox(), { _order_by: "value", _fields: "id" }, size)), all);
		}
	});

	it("_limit=0 gives no object, but the figures", async () => {
		const answer = await list(sandbox(), { _limit: "0" });
		assert.deepEqual(answer["data"], []);
		assert.equal(answer["has_more"], true);
		assert.equal(answer["total_results"], 600);
	});

	it("refuses what is no number, in Close's words", async () => {
		assert.deepEqual(await errorResponse(sandbox(), { _limit: "x" }), [
			400,
			{ error: '_limit must be an integer (got "x" instead).' },
		]);
		assert.deepEqual(await errorResponse(sandbox(), { _limit: "1.5" }), [
			400,
			{ error: '_limit must be an integer (got "1.5" instead).' },
		]);
		assert.deepEqual(await errorResponse(sandbox(), { _skip: "-1" }), [
			400,
			{ error: '_skip must be a non-negative integer (got "-1" instead).' },
		]);
	});

	it("refuses more than 250 objects and more than 250000 skipped, in Close's words", async () => {
		assert.deepEqual(await errorResponse(sandbox(), { _limit: "251" }), [
			400,
			{ error: "The limit you set is larger than the maximum limit for this resource (max_limit = 250)." },
		]);
		assert.equal((await errorResponse(sandbox(), { _skip: "250000" }))[0], 200);
		assert.deepEqual(await errorResponse(sandbox(), { _skip: "250001" }), [
			400,
			{
				error:
					"The skip you set is larger than the maximum skip for this resource (max_skip = 250000). Please refine your search query.",
			},
		]);
	});

	it("the maxima are options", async () => {
		await withSandbox({ maxLimit: 20, maxSkip: 40 }, async (small) => {
			assert.match(JSON.stringify(await errorResponse(small, { _limit: "21" })), /max_limit = 20/);
			assert.match(JSON.stringify(await errorResponse(small, { _skip: "41" })), /max_skip = 40/);
			assert.equal(objectsOf(await list(small, { _skip: "40" })).length, 20);
		});
	});
});
