import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { until } from "./support/wait.ts";
import { listRequests, messages, run, set, signIn, signOut, withoutTotals } from "./support/window.ts";

describe("the figure of the status bar", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 120, owners: 4 });
		await signIn(sandbox);
		await run("openView", { group_by: "user_id" });
	});
	after(async () => {
		await signOut("statusBar");
		await sandbox.close();
	});
	beforeEach(() => {
		sandbox.clearRequests();
		messages();
	});
	afterEach(async () => {
		await set("statusBar", undefined);
		await set("targets", undefined);
	});

	/** Requests for the figure of stalled ones: neither the tree nor the totals beside it ask for those. */
	const small = () => listRequests(sandbox).filter(({ params }) => params["is_stalled"] !== undefined);
	const standing = () => vscode.workspace.getConfiguration("closeOpportunities").get("statusBar");

	it("costs nothing while it is off", async () => {
		assert.equal(standing(), "off");
		await run("refresh");
		assert.deepEqual(small(), []);
	});

	it("is picked by a command, costs one object of one request, and one more at a refresh", async () => {
		await run("pickStatusBarFigure", "stalledCount");
		assert.equal(standing(), "stalledCount");
		const [request] = await until("the request", () => small().length === 1 && small());
		assert.partialDeepStrictEqual(request?.params, { status_type: "active", is_stalled: "true", _limit: "1" });
		assert.equal(request?.params["_group_by"], undefined);
		await until("its answer", () => small()[0]?.durationMs !== undefined);
		await run("refresh");
		await until("the second request", () => small().length === 2);
		await run("pickStatusBarFigure", "off");
		await run("refresh");
		assert.equal(small().length, 2);
		assert.deepEqual(messages(), []);
	});

	it("takes what was won in the period of the target for a share, and nothing while there is no target", async () => {
		const year = new Date().getFullYear();
		/** What is won in any period, besides what the totals ask for. */
		const won = () =>
			withoutTotals(sandbox).filter(
				({ params }) => params["status_type"] === "won" && params["date_won__gte"] !== undefined,
			);
		await run("pickStatusBarFigure", "targetShare");
		await run("refresh");
		await set("targets", [{ period: String(year), amount: 500_000 }]);
		await until("the answer", () => won().at(-1)?.durationMs !== undefined);
		// Whatever was asked for before there was a target would be here, too.
		assert.deepEqual(
			won().map(({ params }) => [params["date_won__gte"], params["date_won__lt"]]),
			[[`${year}-01-01`, `${year + 1}-01-01`]],
		);
		assert.deepEqual(messages(), []);
	});

	it("says what there is to pick where a keybinding names something else", async () => {
		await run("pickStatusBarFigure", "everything");
		assert.match(messages()[0]?.text ?? "", /wonThisQuarter.*off/);
		assert.equal(standing(), "off");
	});
});
