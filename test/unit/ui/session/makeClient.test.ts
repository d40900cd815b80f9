import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/base/errors.ts";
import type { Client } from "../../../../src/ui/base/ports.ts";
import { lazyClient } from "../../../../src/ui/session/makeClient.ts";
import { FakeClose, FakeLog, HOME, key, latch, rest } from "./fakes.ts";

describe("A client that is made when it is used", () => {
	function setUp() {
		const close = new FakeClose();
		close.keys.set("k", "Ada");
		const gate = latch();
		const log = new FakeLog();
		let made = 0;
		const client = lazyClient(async () => {
			made += 1;
			await gate.opened;
			return close.makeClient(key("k"), HOME.url);
		}, log);
		return { client, close, gate, log, made: () => made };
	}

	it("is made once, however much is asked, and hands on every question", async () => {
		const { client, close, gate, made } = setUp();
		await rest();
		assert.equal(made(), 0);
		const asked = [client.me(), client.list({}), client.people("orga_1"), client.pipelines(), client.smartViews()];
		gate.open();
		await Promise.all([
			...asked,
			client.customFields(),
			client.leadOf("oppo_1"),
			client.opportunity("oppo_2"),
			client.opportunitiesOf("lead_1", 3),
		]);
		assert.equal(made(), 1);
		assert.deepEqual(
			close.requests.map(({ path }) => path),
			[
				"/me/",
				"/opportunity/?",
				"/organization/orga_1/",
				"/pipeline/",
				"/saved_search/",
				"/custom_field/opportunity/",
				"/opportunity/oppo_1/",
				"/opportunity/oppo_2/",
				"/opportunity/?lead_id=lead_1&_skip=3",
			],
		);
	});

	it("is not made any more once it is disposed of", async () => {
		const { client, made } = setUp();
		client.dispose();
		await assert.rejects(client.me(), (error) => error instanceof CloseError && error.kind === "cancelled");
		assert.equal(made(), 0);
	});

	it("goes with what it became, also where that is still on its way", async () => {
		const { client, close, gate } = setUp();
		const asking = client.me().catch(() => undefined);
		client.dispose();
		gate.open();
		await asking;
		await rest();
		assert.equal(close.open.size, 0);
	});

	it("rejects with a sentence whatever an answer does to the code that reads it, and the log has the stack", async () => {
		const log = new FakeLog();
		for (const thrown of [new RangeError("Maximum call stack size exceeded"), "a text", undefined]) {
			const failing = { me: () => Promise.reject(thrown), dispose() {} } as unknown as Client;
			const error = await lazyClient(async () => failing, log)
				.me()
				.catch((reason: unknown) => reason);
			assert.ok(error instanceof CloseError);
			assert.equal(error.kind, "unexpected");
			assert.equal(error.message, "Something went wrong.");
			assert.match(error.advice, /Show Log/);
		}
		assert.match(log.lines[0] ?? "", /RangeError: Maximum call stack size exceeded\n +at /);
		assert.match(log.lines[1] ?? "", /a string was thrown/);
		assert.ok(!log.lines.join().includes("a text"));
	});
});
