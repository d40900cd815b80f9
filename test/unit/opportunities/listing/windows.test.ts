import assert from "node:assert/strict";
import { setImmediate as turn } from "node:timers/promises";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { readRange } from "../../../../src/opportunities/reading/rangeReader.ts";
import { DataChangedError } from "../../../../src/opportunities/reading/readErrors.ts";
import { ownerGroup, pageWith } from "./answers.ts";
import { QUIET } from "./overFake.ts";

const PARAMETERS = { _group_by: "user_id" } as const;
const SIZE = 30;
const START = 5;
const TOTAL = 100;
const WHOLE = ownerGroup("a", SIZE);

type Answering = (parameters: ListParameters) => ListResponse | Promise<ListResponse>;

/** What the server gives of the group that begins at offset 5, where nothing moved. */
function honest({ _skip = "0", _limit }: ListParameters): ListResponse {
	const from = Number(_skip) - START;
	return pageWith(TOTAL, [{ ...WHOLE, rows: WHOLE.rows.slice(from, from + Number(_limit)) }]);
}

/** Reads up to `wanted` objects of a group of which some are loaded. Gives what was asked, as offset and limit, and the rows. */
async function read(
	loaded: number,
	wanted: number,
	{ answering = honest as Answering, pageSize = 10, atOnce = 1 } = {},
) {
	const { aggregates, rows } = WHOLE;
	const known = { count: loaded, last: rows[loaded - 1] };
	const totals = { total_results: TOTAL };
	const range = { parameters: PARAMETERS, start: START, size: wanted, totals, group: { id: '"a"', aggregates }, known };
	const asked: (readonly [skip: string | undefined, limit: string | undefined])[] = [];
	const list = async (parameters: ListParameters) => {
		asked.push([parameters._skip, parameters._limit]);
		return answering(parameters);
	};
	const reader = new PageReader({
		source: { list },
		settings: () => ({ pageSize, maxConcurrentRequests: atOnce }),
		log: QUIET,
	});
	const inconsistency = () => {
		throw new DataChangedError();
	};
	const read = rows.slice(0, loaded);
	for await (const window of readRange(range, { reader, options: {}, inconsistency })) read.push(...window.rows);
	// As those do who need all of a range.
	if (read.length < wanted) inconsistency();
	assert.deepEqual(read, rows.slice(0, wanted));
	return asked;
}

describe("Windows of a group that lies in a listing", () => {
	it("begin with the last row that is loaded, and ask for no more than is wanted", async () => {
		assert.deepEqual(await read(10, 19), [["14", "10"]]);
		assert.deepEqual(await read(10, 15), [["14", "6"]]);
		assert.deepEqual(await read(1, 5), [["5", "5"]]);
		assert.deepEqual(await read(10, 20), [
			["14", "10"],
			["23", "2"],
		]);
	});

	it("begin with the group where nothing of it is loaded", async () => {
		assert.deepEqual(await read(0, 10), [["5", "10"]]);
	});

	it("share a row in pages of two objects, and none in pages of one", async () => {
		const pairs = await read(10, 12, { pageSize: 2 });
		assert.deepEqual(pairs, [
			["14", "2"],
			["15", "2"],
		]);
		assert.deepEqual(await read(10, 12, { pageSize: 1 }), [
			["15", "1"],
			["16", "1"],
		]);
	});

	const others = WHOLE.rows.slice(10, 19);
	const odd: Readonly<Record<string, ListResponse>> = {
		"in a listing of another size": pageWith(TOTAL + 1, [{ ...WHOLE, rows: WHOLE.rows.slice(9, 19) }]),
		"of a group of another size": pageWith(TOTAL, [
			{ ...WHOLE, aggregates: { total_results: SIZE + 1 }, rows: WHOLE.rows.slice(9, 19) },
		]),
		"that begin with another group": pageWith(TOTAL, [ownerGroup("b", SIZE, 10)]),
		"of another group with the same rows": pageWith(TOTAL, [{ ...WHOLE, key: "b", rows: WHOLE.rows.slice(9, 19) }]),
		"without a group": pageWith(TOTAL, []),
		"without a row": pageWith(TOTAL, [{ ...WHOLE, rows: [] }]),
		"that begin one row too late": pageWith(TOTAL, [{ ...WHOLE, rows: WHOLE.rows.slice(10, 20) }]),
		"that begin one row too early": pageWith(TOTAL, [{ ...WHOLE, rows: WHOLE.rows.slice(8, 18) }]),
		"whose first row gave way to another": pageWith(TOTAL, [
			{ ...WHOLE, rows: [...ownerGroup("a", 1).rows, ...others] },
		]),
	};
	for (const [which, page] of Object.entries(odd))
		it(`${which} show that the data changed`, async () => {
			await assert.rejects(
				read(10, 19, { answering: () => page }),
				(error) => error instanceof DataChangedError && error.inconsistency === "changed",
			);
		});

	it("that fail while one before them is awaited say so once it is their turn", async () => {
		const failure = new Error("no way");
		const answering = async (parameters: ListParameters) => {
			if (parameters._skip !== "14") throw failure;
			await turn();
			await turn();
			return honest(parameters);
		};
		await assert.rejects(read(10, 28, { answering, atOnce: 2 }), failure);
	});
});
