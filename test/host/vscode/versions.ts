import { PlainError } from "../plainError.ts";

/** A VS Code that comes from npm. */
export interface Version {
	readonly name: string;
	/** The package that contains VS Code's server. */
	readonly from: string;
	/** The version of Node.js that its server needs, if the project's own is too new for it. */
	readonly node?: string;
}

/** The newest one, and the oldest one at or above `engines.vscode`: npm has none of 1.101 and 1.102. */
const VERSIONS: Readonly<Record<string, Version>> = {
	newest: { name: "1.139.1", from: "code-server@4.139.1" },
	"1.103": { name: "1.103.2", from: "code-server@4.103.2", node: "22.23.5" },
};

/** Set by the option `--vscode` of the tests, for all processes of a run. */
export const VERSION_VARIABLE = "CLOSE_VSCODE_VERSION";

/** The headless VS Code of this run. @throws PlainError if the variable names one that isn't known */
export function chosenVersion(env: NodeJS.ProcessEnv = process.env): Version {
	const chosen = env[VERSION_VARIABLE] || "newest";
	const version = Object.hasOwn(VERSIONS, chosen) ? VERSIONS[chosen] : undefined;
	if (version !== undefined) return version;
	throw new PlainError(
		`There is no VS Code ${chosen} to test with. --vscode takes ${Object.keys(VERSIONS).join(" or ")}.`,
	);
}

/** Whether the headless VS Code of this run is the newest one. */
export function isNewest(): boolean {
	return chosenVersion() === VERSIONS["newest"];
}
