import { join, resolve } from "node:path";
import { ROOT } from "../host/paths.ts";
import { runHere } from "../host/vscode/commands.ts";

/**
 * How each store takes a package. Both prove who publishes by a token that GitHub issues to this one run of the workflow
 * (OpenID Connect): no token is stored anywhere.
 */
export const STORES = {
	marketplace: (vsix: string) => [
		join("node_modules", "@vscode", "vsce", "vsce"),
		"publish",
		"--oidc",
		"--packagePath",
		vsix,
	],
	"open-vsx": (vsix: string) => [join("node_modules", "ovsx", "bin", "ovsx"), "publish", vsix, "--trusted-publishing"],
} as const satisfies Readonly<Record<string, (vsix: string) => string[]>>;
export type Store = keyof typeof STORES;

/** Publishes a package. Returns the exit code of the store's own program, which says what is wrong. */
export function publish(store: Store, vsix: string, env: NodeJS.ProcessEnv = process.env): Promise<number> {
	return runHere(process.execPath, [...STORES[store](resolve(ROOT, vsix))], env);
}
