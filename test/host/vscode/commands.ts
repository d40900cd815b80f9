import { spawn } from "node:child_process";
import { once } from "node:events";
import { stopAtEnd } from "../lifecycle.ts";
import { ROOT } from "../paths.ts";

/** The exit of a command, with the end of its output. */
interface Ended {
	readonly code: number;
	readonly output: string;
}

/** Runs a program to its end, without printing its output. */
export async function run(program: string, args: readonly string[], cwd: string, env = process.env): Promise<Ended> {
	const child = spawn(program, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], shell: shellFor(program) });
	let output = "";
	const keep = (chunk: string) => {
		output = (output + chunk).slice(-10_000);
	};
	const stop = stopAtEnd(() => child.kill());
	child.stdout.setEncoding("utf8").on("data", keep);
	child.stderr.setEncoding("utf8").on("data", keep);
	const [code] = await once(child, "close");
	await stop();
	return { code: typeof code === "number" ? code : 1, output };
}

/** Runs a program to its end, and passes its output through. Returns its exit code. */
export async function runHere(program: string, args: readonly string[], env = process.env): Promise<number> {
	const child = spawn(program, args, { cwd: ROOT, env, stdio: ["ignore", "inherit", "inherit"] });
	const stop = stopAtEnd(() => child.kill());
	const [code] = await once(child, "close");
	await stop();
	return typeof code === "number" ? code : 1;
}

/** Runs npm on this Node.js. */
export function npm(args: readonly string[], cwd: string, env = process.env): Promise<Ended> {
	const cli = process.env["npm_execpath"];
	return cli?.endsWith("npm-cli.js") ? run(process.execPath, [cli, ...args], cwd, env) : run("npm", args, cwd, env);
}

/** On Windows, npm is a script and needs a shell. */
function shellFor(program: string): boolean {
	return process.platform === "win32" && program === "npm";
}
