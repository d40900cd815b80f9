import assert from "node:assert/strict";
import type { CallOptions, Wait } from "../../../../src/close/base/callOptions.ts";
import type { ListResponse } from "../../../../src/close/schema/listResponse.ts";
import type { ListParameters } from "../../../../src/close/schema/parameters.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { type Range, readRange } from "../../../../src/opportunities/reading/rangeReader.ts";
import type { ReadOptions } from "../../../../src/opportunities/reading/readContext.ts";
import { SkipLimitError } from "../../../../src/opportunities/reading/readErrors.ts";
import { groupId } from "../../../../src/opportunities/reading/readPlan.ts";
import { deal, FakeSource, type ServerBehavior } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

const SIZE = 60;
const PAGE = 10;
const PARAMETERS: ListParameters = { _order_by: "date_created" };

/** Sees what each request is made with, and may answer otherwise. */
class SeenSource extends FakeSource {
	readonly signals: (AbortSignal | undefined)[] = [];
	readonly waits: ((wait: Wait | undefined) => void)[] = [];
	twist: (answer: ListResponse) => ListResponse = (answer) => answer;

	override async list(parameters: ListParameters, options: CallOptions = {}): Promise<ListResponse> {
		this.signals.push(options.signal);
		if (options.onWait !== undefined) this.waits.push(options.onWait);
		return this.twist(await super.list(parameters, options));
	}
}

interface Reading {
	readonly source: SeenSource;
	readonly ids: string[];
	readonly misfits: () => number;
	readonly range: Range;
	readonly windows: (range?: Partial<Range>, options?: ReadOptions) => AsyncGenerator<void>;
}

/** Two groups of half of the objects each, of which the second is read. */
async function reading(habits: ServerBehavior = {}, _group_by?: "user_id", pageSize = PAGE): Promise<Reading> {
	const deals = Array.from({ length: SIZE }, (_, index) =>
		deal(index < SIZE / 2 ? {} : { user_id: "user_b", user_name: "Bob" }),
	);
	const source = new SeenSource(deals, habits);
	const reader = new PageReader({ source, settings: () => ({ pageSize, maxConcurrentRequests: 3 }), log: QUIET });
	const parameters = { ...PARAMETERS, ...(_group_by && { _group_by }) };
	const [start, size] = _group_by === undefined ? [0, SIZE] : [SIZE / 2, SIZE / 2];
	const page = await reader.page(parameters, start, {});
	const group = page.groups?.map((one) => ({ ...one, id: groupId(one) }))[0];
	const range: Range = { parameters, start, size, totals: page.aggregates, ...(group && { group }) };
	source.requests.length = source.signals.length = 0;
	const ids: string[] = [];
	let misfits = 0;
	const inconsistency = () => {
		misfits += 1;
	};
	async function* windows(changes: Partial<Range> = {}, options: ReadOptions = {}): AsyncGenerator<void> {
		for await (const { rows } of readRange({ ...range, ...changes }, { reader, options, inconsistency }))
			yield void ids.push(...rows.map(({ id }) => id ?? ""));
	}
	return { source, ids, misfits: () => misfits, range, windows };
}

async function all(windows: AsyncGenerator<void>): Promise<void> {
	for await (const _ of windows);
}

describe("A range of a listing", () => {
	it("is read in order, each object once, a few windows at once", async () => {
		const { source, ids, misfits, windows } = await reading();
		let most = 0;
		let underWay = 0;
		source.before = async () => {
			underWay += 1;
			most = Math.max(most, underWay);
			await new Promise(setImmediate);
			underWay -= 1;
		};
		await all(windows());
		assert.deepEqual(
			ids,
			source.deals.map(({ id }) => id),
		);
		assert.deepEqual([misfits(), most], [0, 3]);
	});

	it("goes on behind what is known, and shares the last known row", async () => {
		const { source, ids, misfits, windows } = await reading();
		await all(windows({ known: { count: 25, last: source.deals[24] } }));
		assert.deepEqual(
			ids,
			source.deals.slice(25).map(({ id }) => id),
		);
		assert.deepEqual([misfits(), source.requests[0]?._skip], [0, "24"]);
		await all(windows({ known: { count: 25, last: source.deals[0] } }));
		assert.equal(misfits(), 1);
	});

	it("shares a row in pages of two as well, and none in pages of one", async () => {
		for (const [pageSize, expected] of [
			[2, 1],
			[1, 0],
		] as const) {
			const { source, misfits, windows } = await reading({}, undefined, pageSize);
			await all(windows({ known: { count: 25, last: source.deals[0] } }));
			assert.equal(misfits(), expected);
		}
	});

	it("doesn't fit if the figures of the whole are others", async () => {
		const { source, misfits, windows } = await reading();
		source.deals.push(deal());
		await all(windows());
		assert.ok(misfits() > 0);
	});

	it("ends with the listing if the server doesn't tell how long it is", async () => {
		const { source, ids, windows } = await reading({ totals: false });
		await all(windows({ size: undefined, totals: {} }));
		assert.deepEqual(
			ids,
			source.deals.map(({ id }) => id),
		);
	});

	it("leaves no gap if the server gives less than it is asked for", async () => {
		const { source, ids, misfits, windows } = await reading({ silentLimit: 7 });
		await all(windows());
		assert.deepEqual(
			ids,
			source.deals.map(({ id }) => id),
		);
		assert.deepEqual([misfits(), source.requests.length], [0, 12]);
	});

	it("passes on that the server doesn't skip so many, with what came before", async () => {
		const { ids, windows } = await reading({ maxSkip: 30 });
		await assert.rejects(all(windows()), SkipLimitError);
		assert.equal(ids.length, 37);
	});

	it("tells of the pauses of each request as its own", async () => {
		const { source, windows } = await reading();
		const requests = new Set<object>();
		await all(windows({}, { onWait: (_wait, request) => requests.add(request) }));
		for (const wait of source.waits) wait(undefined);
		assert.equal(requests.size, source.requests.length);
	});

	it("ends what is under way if nobody takes more of it", async () => {
		const { source, windows } = await reading();
		for await (const _ of windows()) break;
		assert.ok(source.signals.length > 1);
		assert.ok(source.signals.every((signal) => signal?.aborted));
	});

	it("rejects if it is cancelled", async () => {
		const { source, windows } = await reading();
		const abort = new AbortController();
		const left = windows({}, { signal: abort.signal });
		await left.next();
		abort.abort();
		await assert.rejects(all(left), { kind: "cancelled" });
		assert.ok(source.signals.every((one) => one?.aborted));
	});

	describe("that is a group", () => {
		it("holds nothing of the next one, though the server gives more than it is asked for", async () => {
			const { source, ids, misfits, range, windows } = await reading({}, "user_id");
			source.twist = (answer) => {
				const next = { ...answer.groups?.[0], key: "next", fields: {}, aggregates: {}, rows: [deal()] };
				return { ...answer, groups: [...(answer.groups ?? []), next] };
			};
			await all(windows());
			assert.deepEqual(
				ids,
				source.deals.slice(range.start).map(({ id }) => id),
			);
			assert.equal(misfits(), 0);
		});

		it("doesn't fit if another one lies in its place, or its own figures are others", async () => {
			const { misfits, range, windows } = await reading({}, "user_id");
			await all(windows({ group: { id: "another", aggregates: {} } }));
			assert.ok(misfits() > 0);
			const before = misfits();
			await all(windows({ group: { id: range.group?.id ?? "", aggregates: { total_results: 1 } } }));
			assert.ok(misfits() > before);
		});
	});
});
