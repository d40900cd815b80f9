import assert from "node:assert/strict";
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { npm } from "../../host/vscode/commands.ts";

describe("npm's settings of the project", () => {
	it("install what tests and builds need, whatever NODE_ENV says", async () => {
		const folder = await mkdtemp(join(tmpdir(), "close-npmrc-"));
		try {
			await mkdir(join(folder, "tool"));
			const dependencies = { devDependencies: { tool: "file:./tool" } };
			await writeFile(join(folder, "tool", "package.json"), JSON.stringify({ name: "tool", version: "1.0.0" }));
			await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, ...dependencies }));
			await cp(".npmrc", join(folder, ".npmrc"));
			const own = Object.entries(process.env).filter(([name]) => !/^npm_config_/i.test(name));
			const env = { ...Object.fromEntries(own), NODE_ENV: "production" };
			const { code, output } = await npm(["install", "--offline", "--no-audit"], folder, env);
			assert.equal(code, 0, output);
			assert.ok((await readdir(folder)).includes("node_modules"), "npm left the development dependencies out");
		} finally {
			await rm(folder, { recursive: true, force: true, maxRetries: 5 });
		}
	});
});
