import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { downloadAndUnzipVSCode } from "@vscode/test-electron";
import { CACHE, ROOT } from "../paths.ts";
import { runHere } from "./commands.ts";
import { QUIET_SETTINGS } from "./settings.ts";

/**
 * The version of the desktop VS Code to download: what VSCODE_TEST_VERSION asks for (`1.101.0`, `stable`, `insiders`), and
 * the stable one where the headless VS Code does not run. Undefined means the headless one.
 */
export function desktopVersion(): string | undefined {
	return process.env["VSCODE_TEST_VERSION"] || (runsHeadless() ? undefined : "stable");
}

/** Whether the headless VS Code runs on this machine. */
export function runsHeadless(): boolean {
	return process.platform === "linux";
}

/** Writes the quiet settings into a desktop profile that has none. */
export async function prepareDesktopProfile(userData: string): Promise<void> {
	const settings = join(userData, "User", "settings.json");
	await mkdir(dirname(settings), { recursive: true });
	await writeFile(settings, JSON.stringify(QUIET_SETTINGS, undefined, "\t"), { flag: "wx" }).catch(() => {});
}

/** Opens a desktop VS Code, downloaded where needed, with the extension in it. Gives its exit code once it is closed. */
export async function openDesktop(version: string, where: { profile: string; workspace: string }): Promise<number> {
	const userData = join(where.profile, "desktop");
	await prepareDesktopProfile(userData);
	const executable = await downloadAndUnzipVSCode({ version, cachePath: CACHE });
	console.log("\nVS Code opens with the extension in it. Close its window, or press Ctrl+C, to stop.");
	return runHere(executable, [
		where.workspace,
		`--extensionDevelopmentPath=${ROOT}`,
		`--user-data-dir=${userData}`,
		`--extensions-dir=${join(where.profile, "desktop-extensions")}`,
		...[
			"--disable-extensions",
			"--disable-workspace-trust",
			"--disable-updates",
			"--skip-welcome",
			"--skip-release-notes",
		],
	]);
}
