import assert from "node:assert/strict";
import { ExportTally } from "../../../../src/opportunities/export/exportTally.ts";
import { readUngrouped } from "../../../../src/opportunities/export/readUngrouped.ts";
import { PageReader } from "../../../../src/opportunities/reading/pageReader.ts";
import { aggregatesOf, deal, FakeSource } from "../listing/fakeSource.ts";
import { QUIET } from "../listing/overFake.ts";

describe("Objects that the server leaves out of all groups", () => {
	it("are picked out of the ungrouped listing, from its first object to its last", async () => {
		const deals = Array.from({ length: 30 }, (_, index) => deal(index % 29 === 0 ? { date_won: null } : {}));
		const settings = () => ({ pageSize: 10, maxConcurrentRequests: 1 });
		const reader = new PageReader({ source: new FakeSource(deals), settings, log: QUIET });
		const tally = new ExportTally(false);
		tally.enter(deals.filter(({ date_won }) => date_won !== null));
		const parameters = { _group_by: "date_won__year", _order_by: "date_created" } as const;
		const query = { groupBy: parameters._group_by, startMonth: 1, parameters };
		const found: unknown[] = [];
		for await (const part of readUngrouped({ query, reader, options: {}, tally }, aggregatesOf(deals)))
			if (part.kind === "objects") found.push(...part.rows);
		assert.deepEqual(found, [deals[0], deals[29]]);
	});
});
