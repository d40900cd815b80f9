import { mkdir, readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ROOT } from "./paths.ts";
import { PlainError } from "./plainError.ts";
import { KNOWN_HOSTS, type Repository, sourceAddresses } from "./sourceAddresses.ts";
import { runHere } from "./vscode/commands.ts";

export const VSIX = "close-opportunities.vsix";

export interface Packaging {
	/** The address of the repository that shows the README's pictures, in place of the manifest's. */
	readonly repository?: Repository | undefined;
	/** The branch or tag whose pictures it shows; `HEAD` by default. */
	readonly ref?: string | undefined;
	/** The file to write; by default the one at the root. */
	readonly out?: string | undefined;
}

/**
 * Builds for production and writes the .vsix. Relative links and pictures in the README and the CHANGELOG become https addresses
 * under the repository, which is the only form that VS Code and the stores follow.
 * @throws PlainError if the repository's host is unknown, or the package can't be written
 */
export async function packageExtension({ repository, ref, out = VSIX }: Packaging = {}): Promise<void> {
	const manifest: { readonly repository?: Repository } = JSON.parse(await readFile(join(ROOT, "package.json"), "utf8"));
	const from = repository ?? manifest.repository;
	if (from === undefined)
		console.log(
			"package.json names no repository, so the README's links and pictures lead nowhere once installed. " +
				"Try it with: npm run package -- --repository URL",
		);
	await mkdir(dirname(resolve(ROOT, out)), { recursive: true });
	const code = await runHere(process.execPath, [
		join("node_modules", "@vscode", "vsce", "vsce"),
		"package",
		"--no-dependencies",
		"--allow-missing-repository",
		...(from === undefined ? ["--no-rewrite-relative-links"] : basesUnder(from, ref)),
		"--out",
		out,
	]);
	if (code !== 0) throw new PlainError(`${out} could not be written; what is wrong stands above.`);
}

function basesUnder(repository: Repository, ref: string | undefined): string[] {
	const addresses = sourceAddresses(repository, ref);
	if (addresses === undefined) {
		const address = typeof repository === "string" ? repository : repository.url;
		throw new PlainError(
			`It's unknown where ${address} shows pictures. Use the address of a repository on ${KNOWN_HOSTS}.`,
		);
	}
	return ["--baseContentUrl", addresses.pages, "--baseImagesUrl", addresses.pictures];
}
