import assert from "node:assert/strict";
import { CloseError } from "../../../../src/close/errors.ts";
import { lazyClient } from "../../../../src/ui/session/lazyClient.ts";
import { FakeClose, HOME, key, latch, rest } from "./fakes.ts";

describe("A client that is made when it is used", () => {
	function setUp() {
		const close = new FakeClose();
		close.keys.set("k", "Ada");
		const gate = latch();
		let made = 0;
		const client = lazyClient(async () => {
			made += 1;
			await gate.opened;
			return close.makeClient(key("k"), HOME.url);
		});
		return { client, close, gate, made: () => made };
	}

	it("is made once, however much is asked, and hands on every question", async () => {
		const { client, close, gate, made } = setUp();
		await rest();
		assert.equal(made(), 0);
		const asked = [client.me(), client.list({}), client.people("orga_1"), client.pipelines(), client.smartViews()];
		gate.open();
		await Promise.all([
			...asked,
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
});
