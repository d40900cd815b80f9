import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { RenamingServer } from "./support/renaming.ts";
import { until } from "./support/wait.ts";
import { item, labels, nodes, rowRequests, run, set, signInTo, signOut, tree } from "./support/window.ts";

describe("the command Refresh", () => {
	let sandbox: Sandbox;
	let server: RenamingServer;

	before(async () => {
		sandbox = await startSandbox({ size: 120, owners: 4 });
		server = new RenamingServer(sandbox);
		await signInTo(await server.start(), sandbox.key);
	});
	after(async () => {
		await signOut("pageSize");
		server.close();
		await sandbox.close();
	});

	it("shows the new names of leads and statuses, and draws the rows again that changed, and no others", async () => {
		await run("openView", { filters: {}, order_by: "value" });
		const [renamed] = nodes();
		const { lead_name } = (renamed as { readonly row: { readonly lead_name: string } }).row;
		const before = labels();
		let told: unknown[] = [];
		const listening = tree().onDidChangeTreeData?.((given) => told.push(given));
		for (let round = 1; told.length === 0 || told.includes(undefined); round += 1) {
			// The whole tree was asked for by the View that was opened, once.
			assert.ok(round <= 2, "the whole tree is drawn again");
			told = [];
			server.rename(lead_name, `Renamed ${round}`);
			await run("refresh");
			assert.equal(labels()[0], `Renamed ${round}`);
			await until("the change", () => told.length > 0);
		}
		listening?.dispose();
		const after = labels();
		const changed = nodes().filter((_, index) => before[index] !== after[index]);
		assert.deepEqual(new Set(told.flat()), new Set(changed));
		server.rename(lead_name, lead_name);
	});

	it("shows the new name of an owner on the owner's group", async () => {
		await run("openView", { filters: {}, group_by: "user_id" });
		const [owner = ""] = labels();
		server.rename(owner, "Aaron Married");
		await run("refresh");
		assert.equal(labels()[0], "Aaron Married");
	});

	it("does nothing more while it runs", async () => {
		await set("pageSize", 50);
		await run("openView", { filters: {}, order_by: "value" });
		sandbox.clearRequests();
		await run("refresh");
		const once = rowRequests(sandbox).length;
		sandbox.clearRequests();
		await Promise.all([run("refresh"), run("refresh"), run("refresh")]);
		assert.equal(rowRequests(sandbox).length, once);
		assert.ok(nodes().every((node) => item(node).contextValue !== "error"));
	});
});
