import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { noticesOf, packageFolders } from "../../../host/notices.ts";
import { noticeProblems } from "../../../release/checks/notices.ts";

describe("the notices of third parties", () => {
	const FOLDERS = ["node_modules/@vscode/l10n", "node_modules/data-uri-to-buffer", "node_modules/lit"];

	it("are for each package that a bundle has a file of", () => {
		const inputs = ["src/extension.ts", "node_modules/lit/index.js", "node_modules/lit/html.js"];
		const nested = ["node_modules/@vscode/l10n/dist/browser.js", "../node_modules/a/node_modules/@b/c/d/e.js"];
		assert.deepEqual(packageFolders([...inputs, ...nested]), [
			"../node_modules/a/node_modules/@b/c",
			"node_modules/@vscode/l10n",
			"node_modules/lit",
		]);
	});

	it("have whole licenses, from files, from a README, or by the name of the license", async () => {
		const notices = await noticesOf(FOLDERS);
		assert.match(
			notices,
			/^@vscode\/l10n [\d.]+\n\nMIT License\n\nCopyright \(c\) Microsoft Corporation\n\nPermission is/,
		);
		assert.match(
			notices,
			/\ndata-uri-to-buffer [\d.]+\n\n\(The MIT License\)\n\nCopyright \(c\) 2014 Nathan Rajlich <nathan@/,
		);
		assert.match(notices, /\nlit [\d.]+\n\nBSD 3-Clause License\n/);
		const titles = [...notices.matchAll(/^\S+ \d[\d.]+$/gm)].map(([title]) => title);
		assert.deepEqual(noticeProblems(titles, notices), []);
		assert.equal(titles.length, 3);
	});

	it("are told if one is missing, has no license, or all are", async () => {
		const notices = await noticesOf(FOLDERS.slice(0, 1));
		assert.match(noticeProblems(["zod 4.6.7"], notices).join(), /lack zod 4\.6\.7, which is in the bundles/);
		assert.match(
			noticeProblems(["zod 4.6.7"], "zod 4.6.7\n\nLicence: MIT\n").join(),
			/zod 4\.6\.7 has no license text/,
		);
		assert.match(noticeProblems([], undefined).join(), /lacks dist\/THIRD-PARTY-NOTICES\.txt/);
	});

	it("refuse a package whose license can't be found", async () => {
		const folder = await mkdtemp(join(tmpdir(), "close-notices-"));
		await writeFile(
			join(folder, "package.json"),
			JSON.stringify({ name: "odd", version: "1.0.0", license: "SEE ABOVE" }),
		);
		await assert.rejects(noticesOf([folder]), /odd has no license text/);
		await rm(folder, { recursive: true });
	});
});
