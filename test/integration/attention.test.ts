import assert from "node:assert/strict";
import type * as vscode from "vscode";
import { momentText, startOfDay } from "../../src/close/base/dayStart.ts";
import { addDays, localDay } from "../../src/opportunities/time/calendar.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { OwnWindow, Profile } from "./support/ownWindow.ts";
import { until } from "./support/wait.ts";
import { activate, listRequests, set } from "./support/window.ts";

describe("Needs Attention", () => {
	let sandbox: Sandbox;
	let window: OwnWindow;

	before(async () => {
		await activate();
		sandbox = await startSandbox({ size: 400, owners: 5 });
		await set("apiBaseUrl", sandbox.url);
	});
	after(async () => {
		await set("apiBaseUrl", undefined);
		await sandbox.close();
	});
	beforeEach(async () => {
		window = await OwnWindow.open(new Profile());
		await window.signIn(sandbox.key);
		await window.run("refresh");
		sandbox.clearRequests();
	});
	afterEach(() => window.close());

	/** The descriptions of its groups, once they are counted. */
	function counted(): Promise<string[]> {
		return until("the groups to be counted", () => {
			const { tree } = window.attention ?? assert.fail("there is no view");
			const groups = tree.getChildren() as unknown[];
			const found = groups.map((group) => String((tree.getTreeItem(group) as vscode.TreeItem).description ?? ""));
			return found.length > 0 && found.every((text) => text !== "") && found;
		});
	}

	it("asks for nothing while its view is closed, whatever is refreshed or set", async () => {
		await window.run("refreshAttention");
		await window.run("attentionMine");
		await window.run("attentionAll");
		await set("untouchedDays", 60);
		await set("untouchedDays", undefined);
		for (let turn = 0; turn < 100; turn += 1) await new Promise((resolve) => setImmediate(resolve));
		assert.deepEqual(listRequests(sandbox), []);
	});

	it("asks once when its view is opened: for one object where Close counts, for the ends of a listing where it does not", async () => {
		window.attention?.show(true);
		await counted();
		const asked = listRequests(sandbox).map(({ params: { _fields, ...rest } }) => rest);
		const today = localDay(new Date());
		const active = { status_type: "active" };
		for (const expected of [
			{ is_stalled: "true", _order_by: "-annualized_value", _limit: "1" },
			{ ...active, date_won__lt: today, _order_by: "date_won", _limit: "1" },
			{
				...active,
				date_updated__lt: momentText(startOfDay(addDays(today, -29))),
				_order_by: "date_updated",
				_limit: "1",
			},
			{ ...active, _order_by: "value", _limit: "100" },
			{ ...active, _order_by: "confidence", _limit: "100" },
		])
			assert.ok(
				asked.some((one) => isSame(one, expected)),
				JSON.stringify([expected, asked]),
			);
		assert.ok(asked.length <= 7, JSON.stringify(asked));
		window.attention?.show(false);
		window.attention?.show(true);
		await counted();
		assert.equal(listRequests(sandbox).length, asked.length);
	});

	it("follows the setting at once", async () => {
		window.attention?.show(true);
		await counted();
		sandbox.clearRequests();
		try {
			await set("untouchedDays", 400);
			const request = await until("the request", () => listRequests(sandbox)[0]);
			const days = (Date.now() - Date.parse(request.params["date_updated__lt"] ?? "")) / 86_400_000;
			assert.ok(days >= 398 && days <= 400.1, String(days));
		} finally {
			await set("untouchedDays", undefined);
		}
	});

	it("shows on the icon how many are stalled, counted on each refresh of the tree, if the setting says so", async () => {
		const counts = () => listRequests(sandbox).filter(({ params }) => params["is_stalled"] === "true");
		await set("badge", "stalled");
		try {
			assert.equal(window.attention?.badge(), undefined);
			await window.run("refresh");
			const badge = await until("the badge", () => window.attention?.badge());
			assert.equal(badge.value, sandbox.matching({ is_stalled: "true" }).length);
			assert.match(badge.tooltip, /^Stalled: [\d,]+ · as of /);
			assert.equal(counts().length, 1);
			sandbox.clearRequests();
		} finally {
			await set("badge", undefined);
		}
		await until("no badge", () => window.attention?.badge() === undefined);
		// The refresh may still read rows.
		assert.deepEqual(counts(), []);
	});

	it("is empty at once when nobody is signed in any more", async () => {
		window.attention?.show(true);
		await counted();
		await window.run("signOut", true);
		assert.deepEqual(window.attention?.tree.getChildren(), []);
	});
});

function isSame(a: object, b: object): boolean {
	const canonical = (value: object) => JSON.stringify(Object.entries(value).sort());
	return canonical(a) === canonical(b);
}
