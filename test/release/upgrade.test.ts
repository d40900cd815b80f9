import assert from "node:assert/strict";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { type Sandbox, startSandbox } from "../../src/sandbox/index.ts";
import { stopAll } from "../host/lifecycle.ts";
import { ROOT } from "../host/paths.ts";
import { pageAddress } from "../host/vscode/address.ts";
import { openFreshProfile } from "../host/vscode/browser.ts";
import { startServer } from "../host/vscode/server.ts";
import { runFolder } from "../ui/harness/runFolder.ts";
import { TestWindow } from "../ui/harness/testWindow.ts";
import { eventually } from "../ui/harness/wait.ts";
import { readManifest } from "./candidate.ts";
import { OLD_VSIX, packageToTry } from "./vsix.ts";

const TARGET = { period: "2026", amount: 900_000 };

describe("an update from 0.1.0", () => {
	let folder: string;
	let sandbox: Sandbox;
	let browser: BrowserContext;
	let window: TestWindow | undefined;
	let port = 0;
	let settingsFile = "";

	before(async () => {
		folder = await mkdtemp(join(await runFolder(), "upgrade-"));
		sandbox = await startSandbox({ size: 200 });
		browser = await openFreshProfile({ viewport: { width: 1280, height: 900 }, locale: "en-US", timezoneId: "UTC" });
	});
	after(async () => {
		await window?.stop();
		await sandbox?.close();
		await stopAll();
		await rm(folder, { recursive: true, force: true, maxRetries: 5 });
	});

	/** Installs a package over the one that is there, and opens its window: the same profile, browser and address each time. */
	async function open(vsix: string, settings?: Readonly<Record<string, unknown>>): Promise<TestWindow> {
		const profile = join(folder, "profile");
		const server = await startServer({ profile, port, driver: false, vsix, ...(settings && { settings }) });
		port = Number(new URL(`http://${server.authority}`).port);
		settingsFile = server.settingsFile;
		const page = await browser.newPage();
		const close = async () => {
			await page.close();
			await server.stop();
		};
		window = new TestWindow({ page, server, settings: settings ?? {}, sandbox, nameOf: (english) => english, close });
		await page.goto(pageAddress(server.authority, { folder }));
		await window.untilReady();
		await window.openContainer();
		return window;
	}

	const versionsThatAsked = () =>
		new Set(
			sandbox.requests.map(
				({ headers }) => /close-opportunities\S*?\/([\d.]+)/i.exec(headers["user-agent"] ?? "")?.[1],
			),
		);

	it("begins with a sign-in, a View, and settings of 0.1.0", async () => {
		const old = await open(OLD_VSIX, {
			"closeOpportunities.apiBaseUrl": sandbox.url,
			"closeOpportunities.targets": [TARGET],
			"closeOpportunities.startView": "everything",
			"closeOpportunities.groupBy": "date_won__quarter",
		});
		await old.signIn();
		assert.deepEqual([...versionsThatAsked()], ["0.1.0"]);
		await old.runAndPick("Open View…", "Stalled");
		await old.tree.viewIs("Stalled");
		await old.runCommand("Save View…");
		await old.quickInput.waitFor("Save View");
		await old.quickInput.type("Waiting for us");
		await old.quickInput.accept();
		await old.quickInput.waitUntilClosed();
		await old.tree.viewIs("Waiting for us");
		await old.runCommand("Hide Amounts");
		await eventually(async () => assert.match(await old.opportunities.description(), /hidden/));
		await old.stop();
	});

	it("keeps the sign-in, what was shown, the saved View and the settings", async () => {
		const before = JSON.parse(await readFile(settingsFile, "utf8"));
		assert.deepEqual(before["closeOpportunities.targets"], [TARGET]);
		sandbox.clearRequests();

		const updated = await open(packageToTry());
		await updated.tree.rowsWhen("opportunities without a sign-in", (rows) => rows.length > 1);
		await updated.tree.viewIs("Waiting for us");
		await eventually(async () => assert.match(await updated.opportunities.description(), /hidden/));
		assert.deepEqual([...versionsThatAsked()], [(await readManifest(ROOT)).version]);
		assert.ok(sandbox.requests.every(({ authorized }) => authorized));

		await updated.runCommand("Open View…");
		await updated.quickInput.waitFor("Open View");
		await eventually(async () => {
			const labels = (await updated.quickInput.items()).map(({ label }) => label);
			assert.equal(labels[0], "Waiting for us");
		});
		await updated.quickInput.cancel();
		assert.deepEqual(JSON.parse(await readFile(settingsFile, "utf8")), before);
	});
});
