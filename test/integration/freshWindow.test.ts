import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { activate, asked, listRequests, rowRequests, set } from "./support/window.ts";

describe("A window that has not shown its tree yet", () => {
	let sandbox: Sandbox;
	let window: OwnWindow;

	before(async () => {
		await activate();
		sandbox = await startSandbox({ size: 300, owners: 30 });
		await set("apiBaseUrl", sandbox.url);
		await set("pageSize", 10);
	});
	after(async () => {
		await set("apiBaseUrl", undefined);
		await set("pageSize", undefined);
		await sandbox.close();
	});
	beforeEach(async () => {
		const profile = new Profile();
		const before = await OwnWindow.open(profile);
		await before.signIn(sandbox.key);
		await before.run("openView", { group_by: "user_id", order_by: "-value" });
		before.close();
		window = await OwnWindow.open(profile);
		sandbox.clearRequests();
	});
	afterEach(() => window.close());

	it("reads the View that it is asked for, and not the last one first", async () => {
		await window.run("openView", { order_by: "confidence" });
		const orders = listRequests(sandbox).map((request) => asked(request)["_order_by"]);
		assert.deepEqual([...new Set(orders)], ["confidence"]);
	});

	it("reads the last View before it copies all figures", async () => {
		await window.run("copyTable");
		assert.match(await vscode.env.clipboard.readText(), /\n\| Total \| 300 \|/);
	});

	it("reads nothing for what needs no rows", async () => {
		await window.run("copyLinkToView");
		assert.deepEqual(listRequests(sandbox), []);
	});

	it("reads the last View for what is done to its rows", async () => {
		await window.run("loadAll", "nowhere");
		const [first] = rowRequests(sandbox);
		assert.equal(asked(first)["_order_by"], "-value");
	});
});
