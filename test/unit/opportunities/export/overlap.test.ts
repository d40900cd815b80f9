import assert from "node:assert/strict";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { readRange } from "../../../../src/opportunities/reading/rangeReader.ts";
import { type Deal, deal, FakeSource, type ServerBehavior } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

const SIZE = 60;
const PAGE = 10;

/** Reads objects of one value in windows. `change` is called once the first window is here. */
async function read(change: (source: FakeSource) => void, behavior: ServerBehavior = {}, maxConcurrentRequests = 1) {
	const source = new FakeSource(
		Array.from({ length: SIZE }, () => deal({ value: 100 })),
		behavior,
	);
	const reader = new PageReader({ source, settings: () => ({ pageSize: PAGE, maxConcurrentRequests }), log: QUIET });
	const parameters = { _order_by: "date_created" } as const;
	const first = await reader.page(parameters, 0, {});
	const stretch = { parameters, start: 0, size: SIZE, totals: first.aggregates, first };
	let misfits = 0;
	const misfit = () => {
		misfits += 1;
	};
	change(source);
	const ids: (string | undefined)[] = [];
	for await (const { rows } of readRange(stretch, { reader, options: {}, inconsistency: misfit }))
		ids.push(...rows.map(({ id }) => id));
	return { misfits, ids, source };
}

describe("Windows of an export, each of which shares a row with the one before,", () => {
	it("fit while nothing moves, and bring each object once", async () => {
		const { misfits, ids, source } = await read(() => undefined);
		assert.equal(misfits, 0);
		assert.deepEqual(
			ids,
			source.deals.map(({ id }) => id),
		);
	});

	it("do not fit where the rows moved between two of them and no figure tells so, and drop no object then", async () => {
		const { misfits, ids, source } = await read((changing) => {
			const [gone, ...others] = changing.deals;
			const last = deal({ ...(gone as Deal), id: "oppo_new", created: Number.MAX_SAFE_INTEGER });
			changing.deals = [...others, last];
		});
		assert.equal(misfits, 1);
		assert.deepEqual(
			source.deals.filter(({ id }) => !ids.includes(id)),
			[],
		);
	});

	it("ask for each object once where the server gives a single one at a time", async () => {
		const { misfits, ids, source } = await read(() => undefined, { silentLimit: 1 }, 4);
		assert.equal(misfits, 0);
		assert.deepEqual(
			ids,
			source.deals.map(({ id }) => id),
		);
		assert.equal(source.requests.length, SIZE);
	});
});
