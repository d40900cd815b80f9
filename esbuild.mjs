// Bundles what ships: the extension's host code in pieces that are loaded when they are used, the sandbox as a file of its
// own, and the pages of the webviews.   node esbuild.mjs [--production] [--watch] [--report]
import { rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";
import { noticesOf, packageFolders } from "./test/host/notices.ts";

const { values: flags } = parseArgs({
	options: { production: { type: "boolean" }, watch: { type: "boolean" }, report: { type: "boolean" } },
});

/** Dynamic imports of the sandbox stay imports, of its own bundle: it shares no code with what the user's window runs. */
const sandboxApart = {
	name: "sandbox-apart",
	setup(build) {
		build.onResolve({ filter: /\/sandbox\/index\.ts$/ }, ({ kind }) =>
			kind === "dynamic-import" ? { path: "./sandbox.js", external: true } : undefined,
		);
	},
};

const common = {
	bundle: true,
	minify: flags.production ?? false,
	sourcemap: !flags.production,
	outdir: "dist",
	format: "esm",
	legalComments: "none",
	metafile: true,
	logLevel: flags.watch ? "info" : "warning",
};
/** For the Node.js inside the oldest VS Code that `engines` allows. */
const host = {
	...common,
	platform: "node",
	target: "node22",
	mainFields: ["module", "main"],
	external: ["vscode"],
	alias: {
		// The build for Node.js is not a module; this one differs in how it reads files, of which there is none to read.
		"@vscode/l10n": "@vscode/l10n/dist/browser.js",
		// node-fetch brings a polyfill for a Node.js without streams of the web's kind, which no VS Code has any more.
		"web-streams-polyfill": "node:stream/web",
	},
};
const bundles = [
	{ ...host, entryPoints: { extension: "src/extension.ts" }, splitting: true, plugins: [sandboxApart] },
	{ ...host, entryPoints: { sandbox: "src/sandbox/index.ts" } },
	{
		...common,
		entryPoints: {
			totals: "src/ui/totals/page/main.ts",
			details: "src/ui/details/page/main.ts",
			compare: "src/ui/compare/page/main.ts",
		},
		platform: "browser",
		format: "iife",
		target: "es2022",
	},
];

/** The licenses of what is in the bundles travel with them; the list of its files stays here, for those who check that. */
async function writeNotices(metafiles) {
	const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs)).sort();
	await writeFile("dist/inputs.json", JSON.stringify(inputs, undefined, "\t"));
	await writeFile("dist/THIRD-PARTY-NOTICES.txt", await noticesOf(packageFolders(inputs)));
}

await rm("dist", { recursive: true, force: true });
if (flags.watch) {
	for (const bundle of bundles) await (await esbuild.context(bundle)).watch();
} else {
	// What is wrong with the sources is printed by esbuild itself.
	const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle))).catch(() => process.exit(1));
	const metafiles = results.map(({ metafile }) => metafile);
	if (flags.production) await writeNotices(metafiles);
	for (const metafile of metafiles) {
		for (const [path, { bytes }] of Object.entries(metafile.outputs))
			if (!path.endsWith(".map")) console.log(`${path}  ${(bytes / 1024).toFixed(1)} KB`);
		if (flags.report) console.log(await esbuild.analyzeMetafile(metafile));
	}
}
