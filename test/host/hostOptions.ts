import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { ROOT } from "./paths.ts";
import { VERSION_VARIABLE } from "./vscode/versions.ts";

const PACKAGE_VARIABLE = "TEST_EXTENSION";

/** Options that choose the VS Code and the extension under test. All processes of a run read them from these variables. */
const VARIABLES: Readonly<Record<string, string>> = { "--vscode": VERSION_VARIABLE, "--vsix": PACKAGE_VARIABLE };

/** Notes these options in the environment. Returns the other arguments, which are mocha's. */
export function withoutHostOptions(args: readonly string[], env: NodeJS.ProcessEnv): string[] {
	return args.filter((arg, at) => {
		const taken = VARIABLES[args[at - 1] ?? ""];
		if (taken !== undefined) env[taken] = arg;
		const [option = "", value] = arg.split("=", 2);
		const variable = VARIABLES[option];
		if (variable !== undefined && value !== undefined) env[variable] = value;
		return taken === undefined && variable === undefined;
	});
}

/** Why there is no package to test, and what to do; undefined if there is one, or if the sources are tested. */
export function packageProblem(env: NodeJS.ProcessEnv): string | undefined {
	const file = env[PACKAGE_VARIABLE];
	if (file === undefined || file === "development" || existsSync(resolve(ROOT, file))) return undefined;
	return `--vsix names ${file}, which doesn't exist: "npm run package" writes one.`;
}
