import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import {
	labels,
	listRequests,
	messages,
	nodes,
	rowRequests,
	run,
	set,
	signIn,
	signOut,
	tree,
} from "./support/window.ts";

describe("a setting that changes while the window is open", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 900, owners: 6 });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut("pageSize", "maxConcurrentRequests", "groupBy", "orderBy", "autoRefresh", "requestTimeout", "views");
		await sandbox.close();
	});
	beforeEach(async () => {
		await run("openView", { order_by: "value" });
		sandbox.clearRequests();
		messages();
	});

	it("gives the next request its page size", async () => {
		for (const pageSize of [17, 250]) {
			await set("pageSize", pageSize);
			sandbox.clearRequests();
			await run("openView", { order_by: "-value" });
			assert.equal(rowRequests(sandbox)[0]?.params["_limit"], String(pageSize));
			assert.equal(nodes().length, pageSize + 1);
		}
		await set("pageSize", undefined);
	});

	it("bounds by the number of requests at once what is asked at once", async () => {
		for (const most of [1, 3]) {
			await set("maxConcurrentRequests", most);
			await run("openView", { group_by: "user_id" });
			const groups = nodes();
			// None is answered, so that as many as may be are under way, however slow this machine is.
			sandbox.setFaults([{ do: "stall", path: "/opportunity/" }]);
			sandbox.clearRequests();
			const waiting = () => listRequests(sandbox).filter(({ durationMs }) => durationMs === undefined).length;
			const loading = Promise.all(groups.map((group) => run("loadMore", groupIdOf(group))));
			try {
				await until(`${most} requests`, () => waiting() >= most);
				for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
				assert.ok(groups.length > most);
				assert.equal(waiting(), most);
			} finally {
				sandbox.setFaults([]);
				await run("stop");
				await loading;
			}
		}
	});

	for (const [key, wrong, allowed] of [
		["pageSize", 0, /1 to 250/],
		["pageSize", "many", /1 to 250/],
		["maxConcurrentRequests", 99, /1 to 8/],
		["requestTimeout", -1, /seconds/],
		["autoRefresh", -5, /minutes/],
		["groupBy", "lead_id", /date_won__quarter/],
		["orderBy", "age", /annualized_value/],
		["views", "mine", /list/],
	] as const) {
		it(`warns once of ${key} ${JSON.stringify(wrong)}, by name, and works on`, async () => {
			await set(key, wrong);
			await run("refresh");
			await set("apiBaseUrl", `${sandbox.url}/`);
			await set("apiBaseUrl", sandbox.url);
			await run("openView", { group_by: "user_id" });
			const said = messages();
			assert.deepEqual(
				said.map(({ kind }) => kind),
				["warning"],
			);
			assert.match(said[0]?.text ?? "", new RegExp(`closeOpportunities\\.${key}\\b`));
			assert.match(said[0]?.text ?? "", allowed);
			// The six owners, and those without one.
			assert.equal(nodes().length, 7);
			await set(key, undefined);
		});
	}
});

describe("a setting of a workspace", () => {
	const settings = () => vscode.workspace.getConfiguration("closeOpportunities");

	it("decides nothing about what is sent, and where", async () => {
		const [folder] = vscode.workspace.workspaceFolders ?? [];
		assert.ok(folder);
		const file = vscode.Uri.joinPath(folder.uri, ".vscode", "settings.json");
		const hostile = {
			apiBaseUrl: "https://evil.example",
			autoRefresh: 0.00001,
			requestTimeout: 0.001,
			maxConcurrentRequests: 8,
			pageSize: 1,
			statusBar: "stalledCount",
			views: [{ name: "x" }],
		};
		const before = Object.keys(hostile).map((key) => settings().get(key));
		const written = Object.entries({ ...hostile, csvBom: false }).map(([key, value]) => [
			`closeOpportunities.${key}`,
			value,
		]);
		await vscode.workspace.fs.writeFile(file, Buffer.from(JSON.stringify(Object.fromEntries(written))));
		try {
			await until("the file to be read", () => settings().get("csvBom") === false);
			assert.deepEqual(
				Object.keys(hostile).map((key) => settings().get(key)),
				before,
			);
		} finally {
			await vscode.workspace.fs.delete(file);
			await until("the file to be gone", () => settings().get("csvBom") === true);
		}
	});
});

describe("another address in the middle of a session", () => {
	let first: Sandbox;
	let second: Sandbox;

	before(async () => {
		// Even where the other server would take the same key.
		[first, second] = await Promise.all([startSandbox({ size: 300 }), startSandbox({ size: 200 })]);
	});
	after(async () => {
		await signOut();
		await Promise.all([first.close(), second.close()]);
	});

	it("never gets the key, and the old one gives no more rows", async () => {
		await signIn(first);
		await run("openView", { group_by: "user_id" });
		assert.ok(nodes().length > 0);
		await set("apiBaseUrl", second.url);
		await until("the rows to go", () => nodes().length === 0);
		first.clearRequests();
		for (const command of ["refresh", "clearFilters"]) await run(command);
		await run("groupBy", "date_won__year");
		await run("openView", { order_by: "value" });
		await run("copyLink", first.all()[0]?.id);
		await run("copyId", "oppo_any");
		assert.deepEqual([first.requests, second.requests], [[], []]);
	});

	it("gets none of what was under way", async () => {
		await set("apiBaseUrl", first.url);
		await until("the rows", () => nodes().length > 0);
		first.setFaults([{ do: "slow", delayMs: 300, path: "/opportunity/" }]);
		first.clearRequests();
		const opening = run("openView", { group_by: "user_id" });
		await until("the request", () => listRequests(first).length > 0);
		await set("apiBaseUrl", second.url);
		await opening;
		first.setFaults([]);
		await until("the rows to go", () => labels().length === 0);
		assert.deepEqual(second.requests, []);
	});

	it("shows everything again once it is set back, without a new sign-in", async () => {
		await set("apiBaseUrl", first.url);
		await until("the rows", () => nodes().length > 0);
		assert.ok(first.requests.every(({ authorizationIn }) => authorizationIn === "header"));
		assert.deepEqual(second.requests, []);
	});

	it("is followed before a command that comes right after it", async () => {
		await set("apiBaseUrl", second.url);
		await until("the rows to go", () => nodes().length === 0);
		messages();
		first.clearRequests();
		await set("apiBaseUrl", first.url);
		await run("groupBy", "date_won__year");
		assert.deepEqual(messages(), []);
		assert.equal(rowRequests(first).at(-1)?.params["_group_by"], "date_won__year");
		assert.ok(nodes().length > 0);
	});

	for (const address of ["http://example.com/api/v1", "ftp://127.0.0.1/", "not an address", "", 7]) {
		it(`is refused by name where it is ${JSON.stringify(address)}`, async () => {
			messages();
			await set("apiBaseUrl", address);
			await until("the rows to go", () => nodes().length === 0);
			first.clearRequests();
			await run("refresh");
			assert.match(
				messages()
					.map(({ text }) => text)
					.join("\n"),
				/closeOpportunities\.apiBaseUrl/,
			);
			assert.deepEqual(first.requests, []);
			await set("apiBaseUrl", first.url);
			await until("the rows", () => nodes().length > 0);
		});
	}
});

function groupIdOf(node: unknown): string {
	const parent = tree().getParent?.(nodes(node)[0]);
	assert.equal(parent, node);
	return (node as { readonly group: { readonly id: string } }).group.id;
}
