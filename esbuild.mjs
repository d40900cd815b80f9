// Bundles what ships: the extension's host code, the sandbox as a file of its own that is loaded when it is used, and
// the pages of the webviews.   node esbuild.mjs [--production] [--watch] [--report]
import { existsSync } from "node:fs";
import { readFile, rm, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as esbuild from "esbuild";

const { values: flags } = parseArgs({
	options: { production: { type: "boolean" }, watch: { type: "boolean" }, report: { type: "boolean" } },
});

/** The host bundle imports the sandbox dynamically: that import stays one, of the sandbox's own bundle. */
const sandboxApart = {
	name: "sandbox-apart",
	setup(build) {
		build.onResolve({ filter: /\/sandbox\/index\.ts$/ }, ({ kind }) =>
			kind === "dynamic-import" ? { path: "./sandbox.cjs", external: true } : undefined,
		);
	},
};

/** node-fetch brings a polyfill for a Node.js without streams of the web's kind, which no VS Code has any more. */
const noPolyfill = {
	name: "no-polyfill",
	setup(build) {
		build.onResolve({ filter: /^web-streams-polyfill\// }, () => ({ path: "node:stream/web", external: true }));
	},
};

const common = {
	bundle: true,
	minify: flags.production ?? false,
	sourcemap: !flags.production,
	legalComments: "none",
	metafile: true,
	logLevel: "warning",
};
/** The Node.js inside the oldest VS Code that `engines` allows. */
const host = {
	...common,
	platform: "node",
	format: "cjs",
	target: "node22",
	mainFields: ["module", "main"],
	external: ["vscode"],
	// As `require`, which every extension host answers alike.
	supported: { "dynamic-import": false },
};
const bundles = [
	{ ...host, entryPoints: ["src/extension.ts"], outfile: "dist/extension.cjs", plugins: [sandboxApart, noPolyfill] },
	{ ...host, entryPoints: ["src/sandbox/index.ts"], outfile: "dist/sandbox.cjs" },
	...["totals", "details"].map((page) => ({
		...common,
		entryPoints: [`src/ui/${page}/page/main.ts`],
		outfile: `dist/${page}.js`,
		platform: "browser",
		format: "iife",
		target: "es2022",
	})),
];

/** The licences of what is in the bundles travel with them. */
async function writeNotices(results) {
	const inputs = results.flatMap(({ metafile }) => Object.keys(metafile.inputs));
	const folders = new Set(inputs.flatMap((path) => path.match(/^.*node_modules\/(?:@[^/]+\/)?[^/]+/)?.[0] ?? []));
	const notices = [];
	for (const folder of [...folders].sort()) {
		const { name, version, license } = JSON.parse(await readFile(`${folder}/package.json`, "utf8"));
		const file = ["LICENSE", "LICENSE.md", "LICENSE.txt", "license", "LICENCE"].find((file) =>
			existsSync(`${folder}/${file}`),
		);
		const text = file === undefined ? `Licence: ${license}` : (await readFile(`${folder}/${file}`, "utf8")).trim();
		notices.push(`${name} ${version}\n\n${text}\n`);
	}
	await writeFile("dist/THIRD-PARTY-NOTICES.txt", notices.join(`\n${"-".repeat(80)}\n\n`));
}

async function buildOnce() {
	const results = await Promise.all(bundles.map((bundle) => esbuild.build(bundle)));
	if (flags.production) await writeNotices(results);
	for (const { metafile } of results) {
		for (const [path, { bytes }] of Object.entries(metafile.outputs)) {
			if (!path.endsWith(".map")) console.log(`${path}  ${(bytes / 1024).toFixed(1)} KB`);
		}
		if (flags.report) console.log(await esbuild.analyzeMetafile(metafile));
	}
}

await rm("dist", { recursive: true, force: true });
if (flags.watch) {
	for (const bundle of bundles) await (await esbuild.context({ ...bundle, logLevel: "info" })).watch();
} else {
	// What is wrong was printed already.
	await buildOnce().catch(() => process.exit(1));
}
