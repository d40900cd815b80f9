// Bundles what ships: the extension's host code, the sandbox as a file of its own that is loaded when it is used, and
// the pages of the webviews.   node esbuild.mjs [--production] [--watch] [--report]
import { existsSync } from "node:fs";
import { mkdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { basename } from "node:path";
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

/**
 * `import * as vscode` becomes a plain `require`: bundled as a module, each file that has it would copy the whole API,
 * property by property, while the extension is loaded.
 */
const vscodeOnce = {
	name: "vscode-once",
	setup(build) {
		build.onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => {
			const text = await readFile(path, "utf8");
			return {
				contents: text.replace(/^import \* as vscode from "vscode";$/m, 'const vscode = require("vscode");'),
				loader: "ts",
			};
		});
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
const extension = {
	...host,
	entryPoints: { extension: "src/extension.ts" },
	outdir: "dist",
	outExtension: { ".js": ".cjs" },
	plugins: [sandboxApart, noPolyfill, vscodeOnce],
};
const bundles = [
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

/**
 * Writes the extension as it ships: what is needed as soon as it wakes in one file, the client in a second and all else
 * that is imported when it is used in a third, since an extension host takes time for each file and for each byte of it.
 * esbuild cuts modules apart in its ESM form only; each piece is then made a function of CommonJS.
 */
async function buildInPieces() {
	const result = await esbuild.build({ ...extension, format: "esm", supported: {}, splitting: true, write: false });
	const pieces = new Map(result.outputFiles.map(({ path, text }) => [`./${basename(path)}`, text]));
	const { outputs } = result.metafile;
	const imports = new Map(Object.entries(outputs).map(([path, output]) => [`./${basename(path)}`, output.imports]));
	const reach = (name, kinds, found = new Set()) => {
		if (found.has(name) || !imports.has(name)) return found;
		found.add(name);
		for (const { path, kind } of imports.get(name))
			if (kinds.includes(kind)) reach(`./${basename(path)}`, kinds, found);
		return found;
	};
	const first = reach("./extension.cjs", ["import-statement"]);
	const clientPiece = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === "src/close/client.ts")?.[0];
	const client = reach(`./${basename(clientPiece)}`, ["import-statement", "dynamic-import"]).difference(first);
	const rest = new Set(pieces.keys()).difference(first).difference(client);
	const written = async (names) => {
		const parts = [...names].map(async (name) => {
			const { code } = await esbuild.transform(pieces.get(name), {
				...{ format: "cjs", platform: "node", target: host.target, supported: host.supported, minify: host.minify },
			});
			return `${JSON.stringify(name)}(exports,require,module){${code}}`;
		});
		return `{${(await Promise.all(parts)).join(",")}}`;
	};
	const places = { ...placesOf(client, "./client.cjs"), ...placesOf(rest, "./later.cjs") };
	await mkdir("dist", { recursive: true });
	await writeFile("dist/client.cjs", `"use strict";module.exports=${await written(client)}`);
	await writeFile("dist/later.cjs", `"use strict";module.exports=${await written(rest)}`);
	await writeFile("dist/extension.cjs", `"use strict";${loaderOf(await written(first), places)}`);
	return { metafile: { ...result.metafile, outputs: await sizes("extension.cjs", "client.cjs", "later.cjs") } };
}

function placesOf(names, file) {
	return Object.fromEntries([...names].map((name) => [name, file]));
}

/** Finds a piece among those at hand or in its file, and anything else as Node.js does. */
function loaderOf(pieces, places) {
	return `const pieces=${pieces},places=${JSON.stringify(places)},loaded={};
function load(name){
	if(loaded[name])return loaded[name].exports;
	const piece=pieces[name]??(places[name]&&require(places[name])[name]);
	if(!piece)return require(name);
	const module=loaded[name]={exports:{}};
	piece(module.exports,load,module);
	return module.exports;
}
module.exports=load("./extension.cjs");`;
}

async function sizes(...files) {
	return Object.fromEntries(
		await Promise.all(files.map(async (file) => [`dist/${file}`, { bytes: (await stat(`dist/${file}`)).size }])),
	);
}

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
	const whole = flags.production ? buildInPieces() : esbuild.build(extension);
	const results = await Promise.all([whole, ...bundles.map((bundle) => esbuild.build(bundle))]);
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
	for (const bundle of [extension, ...bundles]) await (await esbuild.context({ ...bundle, logLevel: "info" })).watch();
} else {
	await buildOnce().catch((error) => {
		// What is wrong with the sources was printed already.
		if (error.errors === undefined) console.error(error);
		process.exit(1);
	});
}
