import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { item, listRequests, messages, nodes, run, set, signIn, signOut } from "./support/window.ts";

describe("Load All", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 400, owners: 2 });
		await set("pageSize", 40);
		await signIn(sandbox);
	});
	after(async () => {
		await signOut("pageSize");
		await sandbox.close();
	});
	beforeEach(async () => {
		await run("openView", { order_by: "value" });
		await run("openView", { group_by: "user_id", order_by: "value" });
		messages();
	});

	const more = (parent?: unknown) => nodes(parent).at(-1);

	function assertWhole(rows: readonly unknown[], expected: number): void {
		assert.equal(rows.length, expected);
		assert.equal(new Set(rows.map((row) => item(row).id)).size, expected);
		assert.ok(rows.every((row) => item(row).contextValue === "opportunity"));
	}

	const WAYS: Readonly<Record<string, (group: unknown) => unknown>> = {
		"a group's row": (group) => group,
		"the row that ends a group": (group) => more(group),
		"an opportunity of a group": (group) => nodes(group)[0],
		"a group's id": (group) => item(more(group)).command?.arguments?.[0],
	};
	for (const [name, argumentOf] of Object.entries(WAYS))
		it(`by ${name} reads all of that group, and says of its row that no more is to be loaded`, async () => {
			const [first, second] = nodes();
			assert.equal(item(first).contextValue, "group.more");
			await run("loadAll", argumentOf(first));
			const size = Number.parseInt(String(item(first).description), 10);
			assertWhole(nodes(first), size);
			assert.equal(item(first).contextValue, "group");
			assert.equal(item(second).contextValue, "group.more");
			assert.deepEqual(messages(), []);
		});

	it("takes ids of groups as people write them", async () => {
		await set("pageSize", 3);
		await run("openView", { group_by: "user_id", order_by: "value" });
		const [owner] = nodes();
		const { id } = sandbox.owners.find(({ name }) => name === item(owner).label) ?? {};
		await run("loadAll", id);
		assertWhole(nodes(owner), Number.parseInt(String(item(owner).description), 10));
		await run("openView", { group_by: "-date_won__quarter", order_by: "value" });
		const quarters = nodes().filter((node) => item(node).contextValue?.startsWith("group.more"));
		const [quarter] = quarters.filter((node) => /Q\d$/.test(String(item(node).label)));
		await run("loadAll", String(item(quarter).label).replace(" ", "-"));
		assertWhole(nodes(quarter), Number.parseInt(String(item(quarter).description), 10));
		const [undated] = quarters.filter((node) => item(node).label === "No date");
		await run("loadAll", "none");
		assertWhole(nodes(undated), Number.parseInt(String(item(undated).description), 10));
		await set("pageSize", 40);
		assert.deepEqual(messages(), []);
	});

	it("without an argument reads all of an ungrouped listing, once however often it is asked for", async () => {
		await run("openView", { order_by: "value" });
		sandbox.clearRequests();
		await Promise.all([run("loadAll"), run("loadAll"), run("loadAll")]);
		assertWhole(nodes(), 400);
		const offsets = listRequests(sandbox).map(({ params }) => `${params["_skip"]} ${params["_limit"]}`);
		const windows = offsets.filter((offset) => !offset.endsWith(" 1"));
		assert.equal(new Set(windows).size, windows.length);
		sandbox.clearRequests();
		await run("loadAll");
		assert.deepEqual(listRequests(sandbox), []);
	});

	it("says what is missing where no group is meant, or one that is not there", async () => {
		await run("loadAll");
		await run("loadAll", "no group of that id");
		assert.deepEqual(
			messages().map(({ text }) => text),
			["Select a group in the tree first.", "That group isn't in the tree."],
		);
	});

	it("offers to sign in where nobody has", async () => {
		await run("signOut", true);
		messages();
		await run("loadAll");
		assert.deepEqual(messages(), [{ kind: "information", text: "Sign in to Close first." }]);
		await signIn(sandbox);
	});
});
