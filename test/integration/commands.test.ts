import assert from "node:assert/strict";
import { GROUP_KEYS } from "../../src/close/schema/grouping.ts";
import { ORDER_KEYS } from "../../src/close/schema/order.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import { askedBy, labels, listRequests, messages, nodes, run, set, signIn, signOut } from "./support/window.ts";

const DIRECTIONS = (key: string) => [key, `-${key}`];

describe("the commands with an argument", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 120, owners: 4 });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});
	beforeEach(async () => {
		await run("openView", { order_by: "value" });
		messages();
	});
	afterEach(() => assert.equal(sandbox.counts.writeAttempts, 0));

	for (const groupBy of GROUP_KEYS.flatMap(DIRECTIONS)) {
		it(`groups by ${groupBy}`, async () => {
			const params = await askedBy(sandbox, () => run("groupBy", groupBy));
			assert.deepEqual(params, { _order_by: "value", _group_by: groupBy });
			assert.deepEqual(messages(), []);
		});
	}

	it("takes the groups away for none", async () => {
		await run("groupBy", "user_id");
		assert.equal(nodes().length, 4);
		const params = await askedBy(sandbox, () => run("groupBy", "none"));
		assert.deepEqual(params, { _order_by: "value" });
		assert.match(labels().at(-1) ?? "", /^Load more… \(100 of 120\)$/);
	});

	for (const orderBy of ORDER_KEYS.flatMap(DIRECTIONS)) {
		it(`sorts by ${orderBy}`, async () => {
			await run("openView", { group_by: "user_id", order_by: orderBy === "value" ? "-value" : "value" });
			const params = await askedBy(sandbox, () => run("sortBy", orderBy));
			assert.deepEqual(params, { _order_by: orderBy, _group_by: "user_id" });
			assert.deepEqual(messages(), []);
		});
	}

	for (const [command, argument] of [
		["groupBy", "date_created__week"],
		["groupBy", 7],
		["sortBy", "--value"],
		["sortBy", null],
	] as const) {
		it(`refuses ${JSON.stringify(argument)} for ${command}, and asks nothing of Close`, async () => {
			sandbox.clearRequests();
			await run(command, argument);
			const [message, ...others] = messages();
			assert.equal(message?.kind, "error");
			assert.match(message?.text ?? "", command === "groupBy" ? /-?date_won__quarter/ : /annualized_expected_value/);
			assert.deepEqual([others, sandbox.requests], [[], []]);
		});
	}

	it("clears the filters, and keeps the grouping and the order", async () => {
		const view = {
			group_by: "-date_won__year",
			order_by: "-value",
			filters: { status_type: "won", is_stalled: false },
		};
		await run("openView", view);
		const params = await askedBy(sandbox, () => run("clearFilters"));
		assert.deepEqual(params, { _group_by: "-date_won__year", _order_by: "-value" });
	});

	it("shows after a refresh what has changed in Close", async () => {
		await run("openView", { filters: {}, order_by: "value" });
		const [gone] = sandbox.all();
		assert.ok(gone);
		sandbox.remove(gone.id);
		await run("refresh");
		assert.match(labels().at(-1) ?? "", /^Load more… \(100 of 119\)$/);
	});

	it("stops what is under way, stays with what is shown, and goes on when asked to", async () => {
		const shown = labels();
		sandbox.clearRequests();
		sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
		const opening = run("openView", { group_by: "user_id" });
		await until("the request", () => listRequests(sandbox).length > 0);
		await run("stop");
		await opening;
		sandbox.setFaults([]);
		assert.deepEqual(labels(), shown);
		sandbox.clearRequests();
		await run("refresh");
		assert.ok(listRequests(sandbox).length > 0);
		assert.deepEqual(labels(), shown);
		await run("groupBy", "user_id");
		assert.equal(nodes().length, 4);
		assert.deepEqual(messages(), []);
	});

	it("takes a saved View by its name", async () => {
		await set("views", [{ name: "Big ones", order_by: "-value", filters: { value_period: ["annual"] } }]);
		const params = await askedBy(sandbox, () => run("openView", "Big ones"));
		assert.deepEqual(params, { _order_by: "-value", value_period: "annual" });
		await set("views", undefined);
		sandbox.clearRequests();
		await run("openView", "Big ones");
		assert.match(messages()[0]?.text ?? "", /no View named "Big ones"/);
		assert.deepEqual(sandbox.requests, []);
	});
});
