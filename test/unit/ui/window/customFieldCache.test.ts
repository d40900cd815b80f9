import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { CustomField } from "../../../../src/close/schema/directory.ts";
import { CustomFieldCache } from "../../../../src/ui/window/customFieldCache.ts";
import { FakeClock } from "../fakeClock.ts";
import { FakeLog } from "../session/fakes.ts";

const TIER: CustomField = { id: "cf_1", name: "Tier", type: "text" };

/** A session's client whose answer comes when the test says so. */
function source() {
	let answer: (fields: readonly CustomField[]) => void = () => undefined;
	let refuse: (error: Error) => void = () => undefined;
	let asked = 0;
	return {
		asked: () => asked,
		answer: (...fields: readonly CustomField[]) => answer(fields),
		refuse: () => refuse(new CloseError("forbidden", "No.", { advice: "" })),
		customFields: () => {
			asked += 1;
			return new Promise<readonly CustomField[]>((resolve, reject) => {
				answer = resolve;
				refuse = reject;
			});
		},
	};
}

describe("The custom fields of a session", () => {
	function setUp() {
		const clock = new FakeClock();
		const log = new FakeLog();
		const cache = new CustomFieldCache(clock, log);
		let changes = 0;
		cache.onDidChange(() => {
			changes += 1;
		});
		return { clock, log, cache, changes: () => changes };
	}

	it("are requested once, by the first who needs them, and known from then on", async () => {
		const { clock, cache, changes } = setUp();
		const session = source();
		assert.equal(cache.known(session), undefined);
		assert.equal(session.asked(), 0);
		const read = [cache.read(session), cache.read(session)];
		assert.equal(cache.known(session), undefined);
		session.answer(TIER);
		for (const fields of await Promise.all(read)) assert.deepEqual([...fields], [["custom.cf_1", TIER]]);
		assert.equal(cache.known(session), await cache.read(session));
		assert.deepEqual([session.asked(), changes(), clock.waiting], [1, 1, 0]);
	});

	it("are those of each session", async () => {
		const { cache } = setUp();
		const [first, second] = [source(), source()];
		const reading = cache.read(first);
		first.answer(TIER);
		await reading;
		assert.equal(cache.known(second), undefined);
		void cache.read(second);
		assert.deepEqual([first.asked(), second.asked()], [1, 1]);
	});

	it("are none if Close refuses them, and aren't requested again", async () => {
		const { clock, log, cache, changes } = setUp();
		const session = source();
		const reading = cache.read(session);
		session.refuse();
		assert.equal((await reading).size, 0);
		assert.equal((await cache.read(session)).size, 0);
		assert.deepEqual([session.asked(), changes(), clock.waiting], [1, 1, 0]);
		assert.match(log.lines.join(), /could not be read.*No\./);
	});

	it("are waited for no longer than two seconds, and still taken when they come", async () => {
		const { clock, cache, changes } = setUp();
		const session = source();
		let waited = true;
		const reading = cache.read(session).finally(() => {
			waited = false;
		});
		clock.pass(1999);
		await new Promise(setImmediate);
		assert.equal(waited, true);
		clock.pass(1);
		assert.equal((await reading).size, 0);
		assert.equal(cache.known(session)?.size, 0);
		session.answer(TIER);
		await new Promise(setImmediate);
		assert.equal(cache.known(session)?.size, 1);
		assert.deepEqual([session.asked(), changes()], [1, 2]);
	});

	it("stay none if the refusal comes after the wait", async () => {
		const { clock, cache, changes } = setUp();
		const session = source();
		void cache.read(session);
		clock.pass(2000);
		session.refuse();
		await new Promise(setImmediate);
		assert.deepEqual([cache.known(session)?.size, changes()], [0, 1]);
	});
});
