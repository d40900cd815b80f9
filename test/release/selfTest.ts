import { readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { copySources } from "../host/copySources.ts";
import { OUT, ROOT } from "../host/paths.ts";
import { run } from "../host/vscode/commands.ts";

const COPY = join(OUT, "release", "copy");

interface Breakage {
	/** What is broken on purpose. */
	readonly what: string;
	/** The file that breaks it: changed, or removed without a change. */
	readonly file: string;
	readonly change?: (content: string) => string;
	/** What the check has to say. */
	readonly said: RegExp;
}

const edited = (from: string | RegExp, to: string) => (content: string) => {
	const changed = content.replace(from, to);
	if (changed === content) throw new Error(`There is no ${from} to break.`);
	return changed;
};

const BREAKAGES: readonly Breakage[] = [
	{
		what: "a missing picture",
		file: "media/readme/overview.png",
		said: /README\.md shows media\/readme\/overview\.png, which is missing/,
	},
	{
		what: "a stale translation",
		file: "l10n/bundle.l10n.de.json",
		change: (content) =>
			JSON.stringify({ ...JSON.parse(content || "{}"), "A text of yesterday": "Ein Text von gestern" }),
		said: /bundle\.l10n\.de\.json: "A text of yesterday" isn't among the English texts/,
	},
	{
		what: "a version without an entry in the changelog",
		file: "package.json",
		change: edited(/"version": "[^"]+"/, '"version": "99.0.0"'),
		said: /CHANGELOG\.md has no entry for the version 99\.0\.0/,
	},
	{
		what: "an unregistered command",
		file: "src/ui/commands/commands.ts",
		change: edited('\t"showLog",\n', ""),
		said: /declares the command closeOpportunities\.showLog, which no code registers/,
	},
	{
		what: "a development bundle",
		file: "esbuild.mjs",
		change: edited("minify: flags.production ?? false", "minify: false"),
		said: /dist\/extension\.js is a development bundle/,
	},
	{
		what: "a missing notice",
		file: "esbuild.mjs",
		change: edited("noticesOf(packageFolders(inputs))", "noticesOf(packageFolders(inputs).slice(1))"),
		said: /The notices of third parties lack \S+ [\d.]+, which is in the bundles/,
	},
];

/** Breaks each promise in a copy of the sources, and sees that `release:check` fails and says why. Returns the exit code. */
export async function selfTest(): Promise<number> {
	await makeCopy();
	let failed = (await sees("nothing broken", 0, /All promises that were checked are kept/)) ? 0 : 1;
	for (const { what, file, change, said } of BREAKAGES) {
		const path = join(COPY, file);
		const whole = await readFile(path).catch(() => undefined);
		if (change === undefined) await rm(path);
		else await writeFile(path, change(whole?.toString() ?? ""));
		if (!(await sees(what, 1, said))) failed += 1;
		if (whole === undefined) await rm(path);
		else await writeFile(path, whole);
	}
	await rm(COPY, { recursive: true });
	console.log(failed === 0 ? "\nEach broken promise is told." : `\n${failed} of them went wrong.`);
	return failed === 0 ? 0 : 1;
}

async function makeCopy(): Promise<void> {
	console.log("Copying the sources…");
	await rm(COPY, { recursive: true, force: true });
	await copySources(COPY, { withNew: true });
	await symlink(join(ROOT, "node_modules"), join(COPY, "node_modules"), "junction");
}

/** Whether the check of the copy ends with this code and says this. */
async function sees(what: string, code: number, said: RegExp): Promise<boolean> {
	const ended = await run(process.execPath, [join(COPY, "test", "release", "check.ts"), "--files"], COPY);
	const right = ended.code === code && said.test(ended.output);
	console.log(`${right ? "✓" : "✗"} ${what}: ${said.exec(ended.output)?.[0] ?? `ended with ${ended.code}`}`);
	if (!right) console.log(ended.output);
	return right;
}
