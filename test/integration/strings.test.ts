import assert from "node:assert/strict";
import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { activate } from "./support/window.ts";

describe("the strings", () => {
	it("are exported as they stand in the sources", async () => {
		const { extensionPath } = await activate();
		const folder = await mkdtemp(join(tmpdir(), "close-strings-"));
		try {
			const exporter = join("node_modules", "@vscode", "l10n-dev", "dist", "cli.js");
			const env = { ...process.env, ELECTRON_RUN_AS_NODE: "1" };
			const args = [exporter, "export", "--outDir", folder, "src"];
			await promisify(execFile)(process.execPath, args, { cwd: extensionPath, env });
			const [fresh, kept] = await Promise.all(
				[folder, join(extensionPath, "l10n")].map(async (place): Promise<Record<string, unknown>> => {
					return JSON.parse(await readFile(join(place, "bundle.l10n.json"), "utf8"));
				}),
			);
			assert.ok(Object.keys(fresh ?? {}).length > 100);
			assert.deepEqual(kept, fresh);
		} finally {
			await rm(folder, { recursive: true, force: true });
		}
	});

	it("of the manifest are put in by VS Code, each of them", async () => {
		const { packageJSON } = await activate();
		const open = textsOf(packageJSON).filter((text) => /^%.*%$/.test(text));
		assert.deepEqual(open, []);
		assert.equal(packageJSON.displayName, "Close Opportunities");
	});
});

/** Every text in a JSON value. */
function textsOf(value: unknown): string[] {
	if (typeof value === "string") return [value];
	return typeof value === "object" && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
