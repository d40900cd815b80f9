#!/usr/bin/env node
// An executable that runs the headless VS Code with the arguments of a desktop VS Code: opens a page with the extension and its
// tests, waits for their end, and exits with their code.
import { once } from "node:events";
import { parseArgs } from "node:util";
import { stopAll } from "../lifecycle.ts";
import { sayable } from "../plainError.ts";
import { pageAddress } from "./address.ts";
import { openFreshProfile } from "./browser.ts";
import { startServer } from "./server.ts";

/** Milliseconds that the window may take until the tests begin. */
const START_LIMIT_MS = 120_000;

const { values, positionals } = parseArgs({
	strict: false,
	allowPositionals: true,
	options: {
		extensionDevelopmentPath: { type: "string" },
		extensionTestsPath: { type: "string" },
		"user-data-dir": { type: "string" },
	},
});

function required(name: keyof typeof values): string {
	const value = values[name];
	if (typeof value !== "string") throw new Error(`--${name} is missing`);
	return value;
}

async function launch(): Promise<number> {
	const [folder] = positionals;
	if (folder === undefined) throw new Error("The folder to open is missing");
	const server = await startServer({ profile: required("user-data-dir"), settings: {} });
	const page = await (await openFreshProfile({ viewport: { width: 1280, height: 900 } })).newPage();
	const said: string[] = [];
	page.on("console", (message) => said.push(message.text()));

	await page.exposeFunction("codeAutomationLog", () => {});
	let end: (code: number) => void = () => {};
	await page.exposeFunction("codeAutomationExit", (code: number) => end(code));
	const ended = new Promise<number>((resolve, reject) => {
		end = resolve;
		page.once("crash", () => reject(new Error("The page crashed")));
	});
	await page.goto(
		pageAddress(server.authority, {
			folder,
			extension: required("extensionDevelopmentPath"),
			tests: required("extensionTestsPath"),
		}),
	);
	try {
		await page.waitForSelector(".monaco-workbench .part.activitybar .action-item", { timeout: START_LIMIT_MS });
		return await ended;
	} catch (error) {
		console.error(said.slice(-30).join("\n"));
		throw error;
	}
}

let code = 1;
try {
	code = await launch();
} catch (error) {
	console.error(sayable(error));
}
await stopAll();
// Flushes the output.
if (process.stderr.writableLength > 0) await once(process.stderr, "drain");
process.exit(code);
