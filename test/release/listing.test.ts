import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { stopAll } from "../host/lifecycle.ts";
import { ROOT } from "../host/paths.ts";
import { until } from "../ui/harness/wait.ts";
import { openWindow, type TestWindow } from "../ui/harness/window.ts";
import { readCandidate } from "./candidate.ts";
import { targetsIn } from "./checks/markdown.ts";
import { packageToTry } from "./vsix.ts";

/** The part of a picture's address before its path in the sources. */
const RAW = /^https:\/\/[^/]+\/.+\/raw\/[^/]+\//;

describe("the page of the installed package", () => {
	let window: TestWindow;
	let readme: string;
	let page: Frame;
	const asked: string[] = [];

	before(async () => {
		const vsix = packageToTry();
		readme = String((await readCandidate(ROOT, vsix)).files.get("readme.md"));
		window = await openWindow({ extension: vsix });
		// Plays the repository's host, with the files of the sources.
		await window.page.context().route(RAW, async (route) => {
			const address = route.request().url();
			asked.push(address);
			const body = await readFile(join(ROOT, decodeURI(address.replace(RAW, "")))).catch(() => undefined);
			await route.fulfill(body === undefined ? { status: 404 } : { status: 200, body, contentType: "image/png" });
		});
		await window.quickInput.runCommand("Extensions: Show Installed Extensions");
		await window.page.locator('.extensions-list .monaco-list-row:has-text("Close Opportunities")').first().click();
		page = await window.webviews.editor();
	});
	after(async () => {
		await window?.stop();
		await stopAll();
	});

	it("shows every picture of the README, from the addresses in the package alone", async () => {
		const pictures = targetsIn(readme).flatMap(({ kind, address }) => (kind === "picture" ? [address] : []));
		assert.ok(pictures.length > 0);
		const read = () =>
			page.locator("img").evaluateAll((images) =>
				(images as HTMLImageElement[]).map(({ src, complete, naturalWidth }) => ({
					src,
					whole: complete && naturalWidth > 0,
				})),
			);
		const seen = await until("the pictures", read, (all) => all.filter(({ whole }) => whole).length >= pictures.length);
		for (const picture of pictures) {
			assert.ok(asked.includes(picture), picture);
			assert.ok(
				seen.some(({ src, whole }) => src === picture && whole),
				picture,
			);
		}
	});

	it("leads to https addresses alone", async () => {
		const links = await page
			.locator("a[href]")
			.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
		const expected = targetsIn(readme).filter(({ kind }) => kind === "link");
		assert.ok(expected.length > 0 && links.length >= expected.length, `${links.length} of ${expected.length}`);
		assert.deepEqual(
			links.filter((link) => !/^(?:https:|mailto:|#)/.test(link)),
			[],
		);
	});
});
