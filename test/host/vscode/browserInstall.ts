import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { promisify } from "node:util";
import { brotliDecompress } from "node:zlib";
import { ROOT } from "../paths.ts";
import { PlainError } from "../plainError.ts";
import { run } from "./commands.ts";
import { installOnce } from "./installOnce.ts";

/** A browser, and the environment variables that it needs in addition. */
interface BrowserProgram {
	readonly executablePath: string;
	readonly env: NodeJS.ProcessEnv;
}

const PACKAGE = join(ROOT, "node_modules", "@sparticuz", "chromium");
const NAMES = ["google-chrome", "google-chrome-stable", "chromium", "chromium-browser", "microsoft-edge"];
const PLACES = [
	"/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
	"C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
	"C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/**
 * The browser in `CHROME_PATH`, else a Chrome or Chromium of this machine, else the one from npm.
 * @throws PlainError if there is none
 */
export async function findBrowser(): Promise<BrowserProgram> {
	const problem = browserProblem(process.env, process.arch);
	if (problem !== undefined) throw new PlainError(problem);
	const found = browserHere(process.env);
	return found === undefined ? bundledBrowser() : { executablePath: found, env: {} };
}

/** Why there is no browser for tests here, and what to do; undefined if there is one. The one from npm is for x64. */
export function browserProblem(env: NodeJS.ProcessEnv, arch: string): string | undefined {
	const named = env["CHROME_PATH"];
	if (named && !existsSync(named)) return `CHROME_PATH names ${named}, which doesn't exist.`;
	if (arch === "x64" || browserHere(env) !== undefined) return undefined;
	return (
		`These tests need a browser, and npm has none for this processor (${arch}): install Chrome or Chromium, ` +
		"or set CHROME_PATH to the program of one."
	);
}

function browserHere(env: NodeJS.ProcessEnv): string | undefined {
	const folders = (env["PATH"] ?? "").split(delimiter);
	const inPath = NAMES.flatMap((name) => folders.map((folder) => join(folder, name)));
	return env["CHROME_PATH"] || [...inPath, ...PLACES].find((file) => existsSync(file));
}

/** The Chromium of `@sparticuz/chromium`, with its own libraries and fonts if this machine has none. */
async function bundledBrowser(): Promise<BrowserProgram> {
	const { version } = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8")) as { version: string };
	const folder = await installOnce(`chromium-${version}`, (draft) => unpack(join(PACKAGE, "bin"), draft));
	const executablePath = join(folder, "chromium");
	const env: NodeJS.ProcessEnv = {};
	if ((await run(executablePath, ["--version"], folder)).code !== 0) {
		env["LD_LIBRARY_PATH"] = join(folder, "libraries", "lib");
	}
	if (!existsSync("/etc/fonts/fonts.conf")) {
		env["FONTCONFIG_FILE"] = join(folder, "fonts.conf");
		await writeFile(env["FONTCONFIG_FILE"], fontConfiguration(folder));
	}
	return { executablePath, env };
}

async function unpack(archives: string, draft: string): Promise<void> {
	console.log("Unpacking a browser into .vscode-test (once: a few seconds, 210 MB)…");
	// The package unpacks into the temporary folder, which TMPDIR sets.
	const before = process.env["TMPDIR"];
	process.env["TMPDIR"] = draft;
	try {
		const { default: bundled } = await import("@sparticuz/chromium");
		await bundled.executablePath(archives);
	} finally {
		if (before === undefined) delete process.env["TMPDIR"];
		else process.env["TMPDIR"] = before;
	}
	const libraries = join(draft, "libraries");
	await mkdir(libraries);
	const packed = await readFile(join(archives, "al2023.tar.br"));
	await writeFile(join(libraries, "all.tar"), await promisify(brotliDecompress)(packed));
	const { code, output } = await run("tar", ["-xf", "all.tar"], libraries);
	if (code !== 0) throw new Error(`The browser's libraries could not be unpacked:\n${output}`);
}

function fontConfiguration(folder: string): string {
	return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "fonts-cache")}</cachedir></fontconfig>
`;
}
