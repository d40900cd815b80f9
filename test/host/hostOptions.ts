import { VERSION_VARIABLE } from "./vscode/versions.ts";

/** Options that choose the VS Code and the extension under test. All processes of a run read them from these variables. */
const VARIABLES: Readonly<Record<string, string>> = { "--vscode": VERSION_VARIABLE, "--vsix": "TEST_EXTENSION" };

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
