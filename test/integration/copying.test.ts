import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { messages, nodes, run, signIn, signOut } from "./support/window.ts";

describe("copying", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 150 });
		await signIn(sandbox);
		await run("openView", { order_by: "date_created" });
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});
	beforeEach(async () => {
		messages();
		await vscode.env.clipboard.writeText("what was there before");
		sandbox.clearRequests();
	});

	function loaded(): { id: string; lead_id: string } {
		const [row] = sandbox.matching({ _order_by: "date_created" });
		assert.ok(row?.lead_id);
		return { id: row.id, lead_id: row.lead_id };
	}

	it("takes an id, and asks nothing of Close for that", async () => {
		await run("copyId", "oppo_any");
		assert.equal(await vscode.env.clipboard.readText(), "oppo_any");
		assert.deepEqual(sandbox.requests, []);
	});

	it("makes the lead's link for the id of a loaded opportunity without a request", async () => {
		const { id, lead_id } = loaded();
		await run("copyLink", id);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${lead_id}/`);
		assert.deepEqual(sandbox.requests, []);
	});

	it("looks up an opportunity that is not loaded", async () => {
		const last = sandbox.matching({ _order_by: "date_created" }).at(-1);
		assert.ok(last);
		await run("copyLink", last.id);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${last.lead_id}/`);
		assert.deepEqual(
			sandbox.requests.map(({ method, path }) => `${method} ${path}`),
			[`GET /api/v1/opportunity/${last.id}/`],
		);
	});

	it("takes a row of the tree, as its menu gives it", async () => {
		const { id, lead_id } = loaded();
		const [row] = nodes();
		await run("copyId", row);
		assert.equal(await vscode.env.clipboard.readText(), id);
		await run("copyLink", row);
		assert.equal(await vscode.env.clipboard.readText(), `https://app.close.com/lead/${lead_id}/`);
	});

	it("says why where there is no such opportunity, and leaves the clipboard alone", async () => {
		await run("copyLink", "oppo_thereIsNoSuchThing");
		assert.equal(messages()[0]?.kind, "error");
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
	});

	for (const id of ["../me", "oppo_1/../../me", "oppo_1?_fields=x"]) {
		it(`asks nothing of Close for ${JSON.stringify(id)}`, async () => {
			await run("copyLink", id);
			assert.match(messages()[0]?.text ?? "", /not an id/);
			assert.deepEqual(sandbox.requests, []);
		});
	}

	it("asks for a selection where nothing is meant", async () => {
		for (const nothing of [undefined, "", {}, 7, { row: null }]) {
			await run("copyId", nothing);
			assert.match(messages()[0]?.text ?? "", /Select an opportunity/);
		}
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
	});

	it("has no link for sample data", async () => {
		await run("exploreSampleData");
		await run("copyLink", "oppo_any");
		assert.match(messages().at(-1)?.text ?? "", /Sample data/);
		assert.equal(await vscode.env.clipboard.readText(), "what was there before");
		await run("signOut");
	});
});
