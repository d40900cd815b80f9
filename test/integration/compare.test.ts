import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { resolvePeriod } from "../../src/opportunities/time/periods.ts";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { decodePng } from "../host/png.ts";
import { TypedPick } from "./support/pickBox.ts";
import { until } from "./support/wait.ts";
import { listRequests, messages, run, set, signIn, signOut } from "./support/window.ts";

describe("Compare Views", () => {
	const { createQuickPick } = vscode.window;
	const picks: TypedPick[] = [];
	let sandbox: Sandbox;

	before(async () => {
		const newPick = () => {
			const pick = new TypedPick();
			picks.push(pick);
			return pick;
		};
		Object.assign(vscode.window, { createQuickPick: newPick });
		sandbox = await startSandbox({ size: 60 });
		await signIn(sandbox);
		await set("views", [
			{ name: "Won", filters: { status_type: ["won"] } },
			{ name: "Broken", filters: { status_type: ["sold"] } },
		]);
	});
	after(async () => {
		Object.assign(vscode.window, { createQuickPick });
		await signOut("views");
		await sandbox.close();
	});
	beforeEach(() => messages());
	afterEach(() => vscode.commands.executeCommand("workbench.action.closeAllEditors"));

	const tabs = () => vscode.window.tabGroups.all.flatMap((group) => group.tabs.map(({ label }) => label));
	const opened = () => until("the tab", () => tabs().includes("Comparison"));
	const pick = (title: string) => until(title, () => picks.findLast((one) => one.title === title && one.shown));

	it("opens one tab, however often Views are compared", async () => {
		await run("compareViews", { a: "Won", b: { filters: { status_type: ["lost"] } } });
		await opened();
		sandbox.clearRequests();
		await run("compareViews", { a: "Won", b: "Mine" });
		// A second tab would be there before its page asks.
		await until("its requests", () => listRequests(sandbox).some(({ params }) => params["user_id"] !== undefined));
		assert.deepEqual(tabs(), ["Comparison"]);
		assert.deepEqual(messages(), []);
	});

	it("refuses a View that is wrong, with the reason and the place", async () => {
		await run("compareViews", { a: "Won", b: "Broken" });
		await run("compareViews", { a: { filters: { owner: "x" } }, b: "Won" });
		await run("compareViews", { a: "Won" });
		const [broken, unknown, missing] = messages().map(({ text }) => text);
		assert.match(broken ?? "", /^"b" can't be compared\. filters\.status_type must be one of/);
		assert.match(unknown ?? "", /^"a" can't be compared\. .*owner/);
		assert.match(missing ?? "", /^To compare Views, pass/);
		assert.deepEqual(tabs(), []);
	});

	it("lets the user choose the View on screen, saved Views and built-in ones, and go back", async () => {
		sandbox.clearRequests();
		const running = run("compareViews");
		const first = await pick("Compare Views (1/2)");
		for (const label of ["This Quarter and Last", "Won", "Broken", "Stalled"]) assert.ok(first.row(label), label);
		assert.equal(first.row("Manage Views…"), undefined);
		first.choose("Won");
		(await pick("Compare Views (2/2)")).back();
		(await pick("Compare Views (1/2)")).choose("Stalled");
		(await pick("Compare Views (2/2)")).choose("Won");
		await running;
		await opened();
		assert.deepEqual(messages(), []);
	});

	it("says why a View that was chosen can't be compared", async () => {
		const running = run("compareViews");
		(await pick("Compare Views (1/2)")).choose("Broken");
		await running;
		assert.match(messages()[0]?.text ?? "", /^Broken couldn't be opened\./);
		assert.deepEqual(tabs(), []);
	});

	it("compares this quarter and last with one choice, and with one command", async () => {
		const running = run("compareViews");
		(await pick("Compare Views (1/2)")).choose("This Quarter and Last");
		await running;
		await opened();
		await vscode.commands.executeCommand("workbench.action.closeAllEditors");
		await until("the tab to be closed", () => !tabs().includes("Comparison"));
		sandbox.clearRequests();
		await run("compareQuarters");
		await opened();
		for (const period of ["last_quarter", "this_quarter"] as const) {
			const { gte, lt } = resolvePeriod(period, new Date());
			await until(period, () =>
				listRequests(sandbox).some(
					({ params }) => params["date_won__gte"] === gte && params["date_won__lt"] === lt && !params["_group_by"],
				),
			);
		}
	});

	it("saves an image as PNG, drawn by the page", async () => {
		await run("compareViews", { a: "Won", b: "Mine" });
		await opened();
		const folder = await mkdtemp(join(tmpdir(), "image-"));
		const path = join(folder, "comparison.png");
		try {
			await run("saveTotalsAsImage", { uri: vscode.Uri.file(path).toString() });
			assert.deepEqual(
				messages().map(({ text }) => text),
				["Image saved."],
			);
			const { width, height, pixels } = decodePng(await readFile(path));
			assert.ok(width > 100 && height > 100, `${width} by ${height}`);
			assert.ok(new Set(pixels).size > 10, "it shows something");
		} finally {
			await rm(folder, { recursive: true });
		}
	});

	it("saves an image only as SVG or PNG, at an address", async () => {
		for (const argument of [
			null,
			{},
			{ uri: "totals.svg" },
			{ uri: "file:///totals.gif" },
			{ uri: "file:///a.svg", format: "svg" },
		]) {
			await run("saveTotalsAsImage", argument);
			assert.match(
				messages()
					.map(({ text }) => text)
					.join(),
				/^To save an image, pass \{ "uri": … \}/,
				JSON.stringify(argument),
			);
		}
	});
});
