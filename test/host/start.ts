// Opens VS Code with the extension:   npm start -- --help
import { once } from "node:events";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { untilAskedToEnd } from "./lifecycle.ts";
import { CACHE, ROOT } from "./paths.ts";
import { sayable } from "./plainError.ts";
import { runScript } from "./runScript.ts";
import { pageAddress } from "./vscode/address.ts";
import { runHere } from "./vscode/commands.ts";
import { desktopVersion, openDesktop } from "./vscode/desktop.ts";
import { DISPLAY_LANGUAGES } from "./vscode/displayLanguage.ts";
import { startServer, type VsCodeServer } from "./vscode/server.ts";

const PROFILE = join(CACHE, "start-profile");
/** Browser storage belongs to an address, so each start uses the same port again. */
const PORT_FILE = join(PROFILE, "port");
const TAKEN = "That port is taken. Name another one with --port, or none to take a free one.";

async function main(): Promise<number> {
	const { values } = parseArgs({ options: { port: { type: "string" }, locale: { type: "string" } } });
	const { locale } = values;
	const port = values.port === undefined ? undefined : Number(values.port);
	if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65_536)) {
		console.error("--port takes a number from 1 to 65535.");
		return 1;
	}
	if (locale !== undefined && !["en", ...DISPLAY_LANGUAGES].includes(locale)) {
		console.error(`--locale takes one of ${["en", ...DISPLAY_LANGUAGES].join(", ")}.`);
		return 1;
	}
	const version = desktopVersion();
	if (version === undefined && port !== undefined && !(await isFree(port))) {
		console.error(TAKEN);
		return 1;
	}
	console.log("Building…");
	const built = await runHere(process.execPath, ["esbuild.mjs"]);
	if (built !== 0) return built;

	const workspace = join(PROFILE, "workspace");
	await mkdir(workspace, { recursive: true });
	if (version !== undefined) return openDesktop(version, { profile: PROFILE, workspace, language: locale });

	const { authority } = await start(port, locale);
	await writeFile(PORT_FILE, new URL(`http://${authority}`).port);
	console.log("\nVS Code is running with the extension in it. Press Ctrl+C to stop. Open this address in a browser:\n");
	console.log(pageAddress(authority, { folder: workspace, extension: ROOT }));
	return untilAskedToEnd();
}

/** Whether a port of this computer's loopback address can be listened on. */
async function isFree(port: number): Promise<boolean> {
	const server = createServer();
	server.listen(port, "127.0.0.1");
	try {
		await once(server, "listening");
		return true;
	} catch {
		return false;
	} finally {
		server.close();
	}
}

async function start(port: number | undefined, language: string | undefined): Promise<VsCodeServer> {
	if (port !== undefined) return startServer({ profile: PROFILE, port, language });
	const last = Number(await readFile(PORT_FILE, "utf8").catch(() => "0"));
	try {
		return await startServer({ profile: PROFILE, port: last, language });
	} catch (error) {
		if (last === 0 || !isTaken(error)) throw error;
		return startServer({ profile: PROFILE, language });
	}
}

function isTaken(error: unknown): boolean {
	return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

await runScript(main, (error) => (isTaken(error) ? TAKEN : sayable(error)));
