// Writes the .vsix and checks its size:   npm run package
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { runHere } from "./vscode/commands.ts";
import { readZipEntries } from "./zip.ts";

const VSIX = "close-opportunities.vsix";
const LIMIT_KB = 400;

async function main(): Promise<number> {
	const built = await runHere(process.execPath, ["esbuild.mjs", "--production"]);
	if (built !== 0) return built;
	const packed = await runHere(process.execPath, [
		join("node_modules", "@vscode", "vsce", "vsce"),
		"package",
		...["--no-dependencies", "--allow-missing-repository", "--no-rewrite-relative-links"],
		...["--out", VSIX],
	]);
	if (packed !== 0) return packed;

	const archive = await readFile(join(ROOT, VSIX));
	const pictures = await readmePictures();
	const pictureBytes = readZipEntries(archive)
		.filter(({ name }) => pictures.has(name))
		.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
	const kilobytes = (archive.length - pictureBytes) / 1024;
	console.log(`${VSIX}: ${kilobytes.toFixed(1)} KB, and ${(pictureBytes / 1024).toFixed(1)} KB of README pictures`);
	if (kilobytes <= LIMIT_KB) return 0;
	console.error(`That is more than ${LIMIT_KB} KB.`);
	return 1;
}

/** The names inside the archive of the pictures in the README. */
async function readmePictures(): Promise<Set<string>> {
	const readme = await readFile(join(ROOT, "README.md"), "utf8").catch(() => "");
	const links = readme.matchAll(/(?:!\[[^\]]*\]\(|\bsrc(?:set)?=")(?:\.\/)?([^)"\s]+)/g);
	return new Set([...links].map(([, path]) => `extension/${path}`));
}

process.exit(await main());
