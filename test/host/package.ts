// Writes the .vsix and checks its size:   npm run package -- --help
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { packageExtension, VSIX } from "./packaging.ts";
import { ROOT } from "./paths.ts";
import { runScript } from "./runScript.ts";
import { readZipEntries } from "./zip.ts";

/** In KB, compressed: all that runs, and the whole package with its texts, in each language, and its pictures. */
const LIMITS = { code: 400, package: 1000 };

async function main(): Promise<number> {
	const text = { type: "string" } as const;
	const { values } = parseArgs({ options: { repository: text, ref: text, out: text } });
	const out = values.out ?? VSIX;
	await packageExtension({ ...values, out });
	const archive = await readFile(resolve(ROOT, out));
	const code = readZipEntries(archive)
		.filter(({ name }) => name.endsWith(".js"))
		.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
	const sizes = { code: code / 1024, package: archive.length / 1024 };
	console.log(`${out}: ${sizes.package.toFixed(1)} KB, of which ${sizes.code.toFixed(1)} KB are code`);
	const large = (["code", "package"] as const).filter((part) => sizes[part] > LIMITS[part]);
	for (const part of large) console.error(`The ${part} has more than ${LIMITS[part]} KB.`);
	return large.length === 0 ? 0 : 1;
}

await runScript(main);
