import assert from "node:assert/strict";
import * as vscode from "vscode";
import { localDay } from "../../src/opportunities/time/calendar.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { spies } from "./support/spies.ts";
import { until } from "./support/wait.ts";
import { asked, listRequests, rowRequests, run, signIn, signOut } from "./support/window.ts";

describe("As time passes, the tree", () => {
	let sandbox: Sandbox;

	before(async () => {
		sandbox = await startSandbox({ size: 60, owners: 3 });
		await signIn(sandbox);
	});
	after(async () => {
		await signOut();
		await sandbox.close();
	});

	const description = () => spies().view?.description ?? "";

	it("says from when its data are once they are older than ten minutes, until a refresh", async () => {
		const { now } = Date;
		const asked = now();
		await run("openView", { group_by: "user_id" });
		assert.doesNotMatch(description(), /as of/);
		const minutes = [asked, now()];
		try {
			Date.now = () => now() + 11 * 60_000;
			await comeBack();
			const format = new Intl.DateTimeFormat(vscode.env.language, { timeStyle: "short" });
			await until("the age", () => description().startsWith("as of "));
			assert.ok(
				minutes.some((minute) => description().includes(format.format(minute))),
				description(),
			);
			await run("refresh");
			assert.doesNotMatch(description(), /as of/);
		} finally {
			Date.now = now;
		}
	});

	describe("on another day", () => {
		let zone: string | undefined;
		beforeEach(async () => {
			zone = process.env["TZ"];
			await run("openView", { filters: { date_won: "today", date_created: { lte: "2030-12-31" } } });
			await hide();
		});
		afterEach(async () => {
			if (zone === undefined) delete process.env["TZ"];
			else process.env["TZ"] = zone;
			await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		});

		/** Where it is another day: that is so in one of the two. */
		function travel(): void {
			const today = localDay(new Date());
			for (const there of ["Pacific/Kiritimati", "Pacific/Pago_Pago"]) {
				process.env["TZ"] = there;
				if (localDay(new Date()) !== today) return;
			}
		}

		async function isReadFor(day: string): Promise<void> {
			const request = await until("the request", () => rowRequests(sandbox)[0]);
			const { date_won__gte, date_created__lt = "" } = asked(request);
			assert.equal(date_won__gte, day);
			assert.equal(new Date(date_created__lt).getTime(), new Date(2031, 0, 1).getTime());
		}

		it("reads a View with a named period again as soon as it is seen, and not before", async () => {
			sandbox.clearRequests();
			travel();
			assert.deepEqual(listRequests(sandbox), []);
			await vscode.commands.executeCommand("closeOpportunities.tree.focus");
			await isReadFor(localDay(new Date()));
		});

		it("is read again without being seen once the totals are", async () => {
			await run("showTotals");
			const covering = await vscode.workspace.openTextDocument({ content: "" });
			await vscode.window.showTextDocument(covering, vscode.ViewColumn.Active);
			sandbox.clearRequests();
			travel();
			assert.deepEqual(listRequests(sandbox), []);
			await run("showTotals");
			await isReadFor(localDay(new Date()));
		});
	});

	async function hide(): Promise<void> {
		await vscode.commands.executeCommand("workbench.view.explorer");
		await until("the tree to be hidden", () => spies().view?.visible === false);
	}

	async function comeBack(): Promise<void> {
		await hide();
		await vscode.commands.executeCommand("closeOpportunities.tree.focus");
		await until("the tree", () => spies().view?.visible);
	}
});
