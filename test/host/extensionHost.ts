import { createReadStream, existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { runTests } from "@vscode/test-electron";
import { type BuildOptions, build } from "esbuild";
import { stopAtEnd } from "./lifecycle.ts";
import { CACHE, OUT, ROOT } from "./paths.ts";
import { desktopVersion, prepareDesktopProfile } from "./vscode/desktop.ts";
import { installVsCode } from "./vscode/install.ts";

const LAUNCHER = join(ROOT, "test", "host", "vscode", "launcher.ts");

/** For packages that aren't modules: their calls of `require` stay in the bundles. */
const REQUIRE = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * Makes bundles of files of a folder of `test`, since an extension host doesn't run TypeScript: of the one whose `run` VS Code calls, in
 * a file that ends in `.cjs`, and of tests, which end in `.mjs`. These are modules, as the extension is one: only so do they share one
 * `vscode` with it in each version of VS Code. Returns the folder of the bundles, which have the files' names.
 */
export async function bundleForHost(folder: string, run: string, tests: readonly string[] = []): Promise<string> {
	const bundles = join(OUT, folder);
	const common = {
		absWorkingDir: ROOT,
		outbase: join("test", folder),
		outdir: bundles,
		bundle: true,
		platform: "node",
		target: "node22",
		mainFields: ["module", "main"],
		external: ["vscode", "mocha"],
		logLevel: "warning",
	} satisfies BuildOptions;
	await rm(bundles, { recursive: true, force: true });
	await build({ ...common, entryPoints: [run], format: "cjs", outExtension: { ".js": ".cjs" } });
	if (tests.length > 0)
		await build({
			...common,
			entryPoints: [...tests],
			format: "esm",
			outExtension: { ".js": ".mjs" },
			banner: { js: REQUIRE },
		});
	return bundles;
}

/**
 * Calls `run` of a bundle inside the extension host of the headless or of a desktop VS Code, with the built extension, and prints what
 * it appends to the file in TEST_OUTPUT. Returns 0, or 1 if `run` fails.
 */
export async function runInHost(bundle: string, env: NodeJS.ProcessEnv): Promise<number> {
	const version = desktopVersion();
	// Installs here, so that the launcher's output contains only that of the tests.
	if (version === undefined) await installVsCode();
	const folder = await mkdtemp(join(tmpdir(), "close-test-"));
	const remove = stopAtEnd(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
	const output = join(folder, "output.txt");
	await writeFile(output, "");
	const echo = startEcho(output);
	const code = await launch(version, folder, bundle, {
		...env,
		TEST_OUTPUT: output,
		TEST_COLOR: process.stdout.isTTY ? "1" : "",
	});
	await echo.end();
	await remove();
	return code;
}

async function launch(
	version: string | undefined,
	folder: string,
	bundle: string,
	env: NodeJS.ProcessEnv,
): Promise<number> {
	const workspace = join(folder, "workspace");
	const user = join(folder, "user");
	await mkdir(workspace);
	await prepareDesktopProfile(user);
	try {
		return await runTests({
			...(version === undefined ? { vscodeExecutablePath: LAUNCHER } : { version, cachePath: CACHE }),
			extensionDevelopmentPath: ROOT,
			extensionTestsPath: bundle,
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

/** Prints what is appended to a file: what runs inside the host can't print here itself. */
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
