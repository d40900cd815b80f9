import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { CACHE, ROOT } from "../paths.ts";
import { PlainError } from "../plainError.ts";
import { runHere } from "./commands.ts";
import { QUIET_SETTINGS } from "./settings.ts";

/**
 * The version of the desktop VS Code to download: the one in VSCODE_TEST_VERSION (`1.101.0`, `stable`, `insiders`), or stable
 * if the headless VS Code doesn't run here. Undefined means the headless VS Code.
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

/** Opens a desktop VS Code with the extension, and downloads it if needed. Resolves with its exit code once it is closed. */
export async function openDesktop(
	version: string,
	where: { readonly profile: string; readonly workspace: string; readonly language?: string | undefined },
): Promise<number> {
	const userData = join(where.profile, "desktop");
	await prepareDesktopProfile(userData);
	// Loaded only here: it takes longer than all else of a start.
	const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
	const executable = await downloadAndUnzipVSCode({ version, cachePath: CACHE }).catch((error: unknown) => {
		const reason = error instanceof Error ? error.message : String(error);
		throw new PlainError(`VS Code ${version} could not be downloaded: ${reason}`);
	});
	console.log("\nVS Code opens with the extension in it. Close its window, or press Ctrl+C, to stop.");
	return runHere(executable, [
		where.workspace,
		...(where.language === undefined ? [] : [`--locale=${where.language}`]),
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
