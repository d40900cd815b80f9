import { readFileSync } from "node:fs";
import { FlagError, HELP, readFlags } from "./cliFlags.ts";
import { startSandbox } from "./index.ts";

async function main(): Promise<void> {
	const options = readFlags(process.argv.slice(2), (path) => readFileSync(path, "utf8"));
	if (options === "help") {
		console.log(HELP);
		return;
	}
	const sandbox = await startSandbox(options);
	console.log(`The Close API stand-in is at ${sandbox.url}`);
	console.log(`API key: ${sandbox.key}`);
	for (const { name, key } of sandbox.organizations) {
		console.log(`API key of ${name}: ${key}`);
	}
	console.log("Stop it with Ctrl+C.");
	const stop = (): void => void sandbox.close();
	process.once("SIGINT", stop);
	process.once("SIGTERM", stop);
}

try {
	await main();
} catch (error) {
	const portTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
	if (!(error instanceof FlagError) && !portTaken) {
		throw error;
	}
	console.error(portTaken ? `The port is taken: ${error.message}.` : error.message);
	process.exitCode = 1;
}
