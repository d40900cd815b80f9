import { createReadStream, existsSync } from "node:fs";
import { glob, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { build } from "esbuild";
import type { Counts } from "./counts.ts";
import { stopAtEnd } from "./lifecycle.ts";
import { counted } from "./mochaLayer.ts";
import { CACHE, OUT, ROOT } from "./paths.ts";
import { desktopVersion, prepareDesktopProfile } from "./vscode/desktop.ts";
import { installVsCode } from "./vscode/install.ts";

const BUNDLES = join(OUT, "integration");
const LAUNCHER = join(ROOT, "test", "host", "vscode", "launcher.ts");

/** Runs the tests inside the extension host of the headless or of a desktop VS Code. `args` are mocha's. */
export async function runIntegration(args: readonly string[]): Promise<Counts> {
	await bundle();
	const version = desktopVersion();
	// Installs here, so that the launcher's output contains only that of the tests.
	if (version === undefined) await installVsCode();
	const folder = await mkdtemp(join(tmpdir(), "close-test-"));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const output = join(folder, "output.txt");
	await writeFile(output, "");
	const counts = await counted("integration", async (env) => {
		const echo = startEcho(output);
		const code = await launch(version, folder, {
			...env,
			TEST_OUTPUT: output,
			TEST_MOCHA: JSON.stringify(args),
			TEST_COLOR: process.stdout.isTTY ? "1" : "",
		});
		await echo.end();
		return code;
	});
	await remove();
	return counts;
}

/** Makes a bundle of each test file, since an extension host doesn't run TypeScript. */
async function bundle(): Promise<void> {
	await rm(BUNDLES, { recursive: true, force: true });
	const tests: string[] = [];
	for await (const file of glob("test/integration/**/*.test.ts", { cwd: ROOT })) tests.push(file);
	await build({
		absWorkingDir: ROOT,
		entryPoints: ["test/integration/run.ts", ...tests],
		outbase: "test/integration",
		outdir: BUNDLES,
		outExtension: { ".js": ".cjs" },
		bundle: true,
		platform: "node",
		format: "cjs",
		target: "node22",
		mainFields: ["module", "main"],
		external: ["vscode", "mocha"],
		logLevel: "warning",
	});
}

async function launch(version: string | undefined, folder: string, env: NodeJS.ProcessEnv): Promise<number> {
	const workspace = join(folder, "workspace");
	const user = join(folder, "user");
	await mkdir(workspace);
	await prepareDesktopProfile(user);
	try {
		return await runTests({
			...(version === undefined ? { vscodeExecutablePath: LAUNCHER } : { version, cachePath: CACHE }),
			extensionDevelopmentPath: ROOT,
			extensionTestsPath: join(BUNDLES, "run.cjs"),
			launchArgs: [
				workspace,
				"--disable-extensions",
				`--user-data-dir=${user}`,
				`--extensions-dir=${join(folder, "extensions")}`,
			],
			extensionTestsEnv: env,
		});
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return 1;
	}
}

/** Prints what is appended to a file: the tests can't print here themselves. */
function startEcho(file: string): { end(): Promise<void> } {
	let printed = 0;
	let last: Promise<void> = Promise.resolve();
	const print = () => {
		last = last.then(async () => {
			if (!existsSync(file)) return;
			for await (const chunk of createReadStream(file, { start: printed })) {
				printed += (chunk as Buffer).length;
				process.stdout.write(chunk as Buffer);
			}
		});
		return last;
	};
	const timer = setInterval(print, 250);
	return {
		end: () => {
			clearInterval(timer);
			return print();
		},
	};
}
