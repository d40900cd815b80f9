import assert from "node:assert/strict";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { Gate } from "./harness/gate.ts";
import { until } from "./harness/wait.ts";
import { openWindow, type TestWindow } from "./harness/window.ts";

const OWNERS = 150;

describe("A listing that takes a while", () => {
	let sandbox: Sandbox;
	let window: TestWindow;
	let gate: Gate;

	before(async () => {
		sandbox = await startSandbox({ size: 6_000, owners: OWNERS });
		const before = await Gate.before(sandbox.url);
		gate = before.gate;
		const settings = {
			"closeOpportunities.apiBaseUrl": before.url,
			"closeOpportunities.groupBy": "-date_won__year",
			"closeOpportunities.requestTimeout": 120,
		};
		window = await openWindow({ settings });
		await window.signIn(sandbox.key);
	});
	after(async () => {
		await window?.stop();
		gate?.close();
		await sandbox?.close();
	});

	it("shows its groups as they arrive, and not at the end alone", async () => {
		const list = window.opportunities.pane.locator(".monaco-list[role=tree]");
		const shown = () =>
			list.evaluate((tree) => Number(tree.querySelector(".monaco-list-row")?.getAttribute("aria-setsize") ?? 0));
		await window.runCommand("Group By…");
		gate.let(8);
		await window.quickInput.pick("Owner");
		const isOwners = (count: number) => count > 15 && count < OWNERS;
		let last = await until("the first owners", shown, isOwners);
		for (let turn = 0; turn < 3; turn += 1) {
			gate.let(8);
			last = await until(`more owners than ${last}`, shown, (count) => count > last);
			assert.ok(last < OWNERS, "all came at once");
			assert.equal(await window.opportunities.busy(), true);
		}
		gate.let(Number.POSITIVE_INFINITY);
		const rows = await window.tree.rowsWhen("all owners", (rows) => rows.length >= OWNERS);
		assert.ok(rows.length >= OWNERS);
	});
});
