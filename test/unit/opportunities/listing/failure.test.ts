import assert from "node:assert/strict";
import type { OpportunitySource } from "../../../../src/close/api.ts";
import { CloseError } from "../../../../src/close/base/errors.ts";
import { Listing } from "../../../../src/opportunities/listing/listing.ts";
import { ViewError } from "../../../../src/opportunities/view/view.ts";
import { KeptLog } from "../../close/support.ts";
import { FakeSource } from "./fakeSource.ts";

const SETTINGS = () => ({ maxConcurrentRequests: 2, pageSize: 10 });

describe("A listing that comes upon an error", () => {
	const listingOf = (fail: () => never, log: KeptLog, source?: OpportunitySource) =>
		new Listing({
			source: source ?? { list: async () => fail() },
			settings: SETTINGS,
			queryOf: source === undefined ? () => ({ groupBy: undefined, startMonth: 1, parameters: {} }) : fail,
			log,
		});

	it("that nobody wrote for a person says a sentence, and the log has the stack", async () => {
		const fail = () => {
			throw new RangeError("Maximum call stack size exceeded");
		};
		for (const source of [undefined, new FakeSource([])]) {
			const log = new KeptLog();
			const listing = listingOf(fail, log, source);
			await listing.open({ filters: {} });
			const { error } = listing.state;
			assert(error instanceof CloseError);
			assert.equal(error.kind, "unexpected");
			assert.equal(error.message, "Something went wrong.");
			assert.match(log.lines.join("\n"), /RangeError: Maximum call stack size exceeded\n\s+at /);
			listing.dispose();
		}
	});

	it("of a View keeps its words", async () => {
		const log = new KeptLog();
		const fail = () => {
			throw new ViewError("Nobody knows who you are.");
		};
		const listing = listingOf(fail, log, new FakeSource([]));
		await listing.open({ filters: {} });
		assert.equal(listing.state.error?.message, "Nobody knows who you are.");
		assert.deepEqual(log.lines, []);
		listing.dispose();
	});
});
