import assert from "node:assert/strict";
import { momentText, startOfDay } from "../../src/close/base/dayStart.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { asked, askedBy, messages, rowRequests, run, set, signIn, signOut } from "./support/window.ts";

describe("Open View with a View", () => {
	let sandbox: Sandbox;
	let owners: readonly string[];

	before(async () => {
		sandbox = await startSandbox({ size: 400, owners: 5 });
		owners = sandbox.owners.map(({ id }) => id);
		await signIn(sandbox);
	});
	after(async () => {
		await signOut("views");
		await sandbox.close();
	});
	beforeEach(() => messages());

	it("sends exactly its parameters, in every request", async () => {
		const [first = "", second = ""] = owners;
		const lead = sandbox.all()[0]?.lead_id;
		const view = {
			name: "All of it",
			group_by: "-date_won__quarter",
			order_by: "-annualized_value",
			filters: {
				status_type: ["won", "active"],
				status_id: [],
				value_period: "annual",
				user_id: [first, second],
				status_label: ["Won"],
				date_won: { gte: "2025-01-01", lt: "2027-01-01" },
				date_created: { gt: "2020-01-01" },
				date_updated: { lte: "2030-12-31" },
				lead_id: lead,
				is_stalled: false,
				query: "note:important",
			},
		};
		const expected = {
			_group_by: "-date_won__quarter",
			_order_by: "-annualized_value",
			status_type__in: "won,active",
			value_period: "annual",
			user_id__in: `${first},${second}`,
			status_label: "Won",
			date_won__gte: "2025-01-01",
			date_won__lt: "2027-01-01",
			date_created__gte: momentText(startOfDay("2020-01-02")),
			date_updated__lt: momentText(startOfDay("2031-01-01")),
			lead_id: lead,
			is_stalled: "false",
			query: "note:important",
		};
		assert.deepEqual(await askedBy(sandbox, () => run("openView", view)), expected);
		for (const request of rowRequests(sandbox)) assert.deepEqual(asked(request), expected);
		assert.deepEqual(messages(), []);
	});

	it("sends the days of a named period", async () => {
		const { date_won__gte, date_won__lt, ...rest } = await askedBy(sandbox, () =>
			run("openView", { order_by: "value", filters: { date_won: "this_year" } }),
		);
		const year = new Date().getFullYear();
		assert.deepEqual([date_won__gte, date_won__lt], [`${year}-01-01`, `${year + 1}-01-01`]);
		assert.deepEqual(rest, { _order_by: "value" });
	});

	it("sends the id of who is signed in for me", async () => {
		const { user_id, ...rest } = await askedBy(sandbox, () =>
			run("openView", { order_by: "value", filters: { user_id: "me" } }),
		);
		assert.ok(user_id !== undefined && owners.includes(user_id), user_id);
		assert.deepEqual(rest, { _order_by: "value" });
	});

	it("sorts as the setting says where the View does not", async () => {
		await set("orderBy", "confidence");
		assert.deepEqual(await askedBy(sandbox, () => run("openView", {})), { _order_by: "confidence" });
		await set("orderBy", undefined);
	});

	const WRONG: readonly (readonly [view: unknown, key: RegExp, allowed: RegExp])[] = [
		[{ group_by: "lead_id" }, /group_by/, /date_won__quarter/],
		[{ order_by: "name" }, /order_by/, /annualized_value/],
		[{ filters: { status_type: ["open"] } }, /status_type/, /won.*active.*lost/],
		[{ filters: { value_period: "weekly" } }, /value_period/, /one_time.*monthly.*annual/],
		[{ filters: { date_won: "next_century" } }, /date_won/, /this_quarter/],
		[{ filters: { date_won: { from: "2026-01-01" } } }, /date_won/, /gte/],
		[{ filters: { date_won: { gte: "2026-02-30" } } }, /date_won/, /YYYY-MM-DD|2026-/],
		[{ filters: { is_stalled: "yes" } }, /is_stalled/, /true/],
		[{ filters: { owner: "user_x" } }, /owner/, /user_id/],
		[{ groupBy: "user_id" }, /groupBy/, /group_by/],
		[[], /./, /name|group_by|object/i],
		[7, /./, /name|group_by|object/i],
	];
	for (const [view, key, allowed] of WRONG) {
		it(`refuses ${JSON.stringify(view)} by name, and asks nothing of Close`, async () => {
			sandbox.clearRequests();
			await run("openView", view);
			const [message, ...others] = messages();
			assert.equal(message?.kind, "error");
			assert.match(message?.text ?? "", key);
			assert.match(message?.text ?? "", allowed);
			assert.deepEqual([others, sandbox.requests], [[], []]);
		});
	}

	it("refuses a saved View that is wrong, and opens the one beside it", async () => {
		await set("views", [
			{ name: "Wrong", order_by: "age" },
			{ name: "Right", order_by: "-value" },
		]);
		sandbox.clearRequests();
		await run("openView", "Wrong");
		assert.match(messages()[0]?.text ?? "", /order_by/);
		assert.deepEqual(sandbox.requests, []);
		assert.deepEqual(await askedBy(sandbox, () => run("openView", "Right")), { _order_by: "-value" });
	});
});
