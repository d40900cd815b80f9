import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

/** From the top down: a layer may use those after it. */
const LAYERS = ["extension", "ui", "opportunities", "close"];

interface Import {
	readonly from: string;
	/** `type` is gone when the program runs; `lazy` is loaded when a function asks for it. */
	readonly manner: "type" | "static" | "lazy";
}

interface Source {
	/** Relative to `src`, with slashes. */
	readonly path: string;
	readonly layer: string;
	readonly code: string;
	readonly imports: readonly Import[];
}

/** Source text without its comments; strings stay. */
function withoutComments(text: string): string {
	return text.replace(
		/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
		(_, text?: string) => text ?? " ",
	);
}

function importsOf(code: string): Import[] {
	const declared = [...code.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']/gm)];
	const called = [...code.matchAll(/(\btypeof\s+)?\b(?:import|require)\s*\(\s*["']([^"']+)["']\s*[),]/g)];
	return [
		...declared.map(([, type, from = ""]): Import => ({ from, manner: type ? "type" : "static" })),
		...called.map(([, type, from = ""]): Import => ({ from, manner: type ? "type" : "lazy" })),
	];
}

/** Imports whose target cannot be read off: they could lead anywhere. */
function hiddenImportsOf(code: string): string[] {
	return (
		code.match(
			/\bcreateRequire\b|\bgetBuiltinModule\b|(?<![.\w])(?:import|require)\s*\((?!\s*(?:"[^"]*"|'[^']*')\s*[),]).*/g,
		) ?? []
	);
}

function layerOf(path: string): string {
	const [first = ""] = path.split("/");
	return first === path ? "extension" : first;
}

function read(path: string): Source {
	const code = withoutComments(readFileSync(join(SRC, path), "utf8"));
	return { path, layer: layerOf(path), code, imports: importsOf(code) };
}

/** Why the import is against the layout; undefined where it is fine. */
function fault({ path, layer }: Pick<Source, "path" | "layer">, { from, manner }: Import): string | undefined {
	if (from === "vscode") {
		return layer === "ui" || layer === "extension" ? undefined : `${path} imports vscode`;
	}
	if (!from.startsWith(".")) return undefined;
	const target = relative(".", join(dirname(path), from))
		.split(sep)
		.join("/");
	if (target.startsWith("..")) return `${path} imports ${from} from outside src`;
	const to = layerOf(target);
	if (to === layer) return undefined;
	if (layer === "sandbox") return manner === "type" ? undefined : `${path} takes more than types from ${target}`;
	if (to === "sandbox") {
		const above = layer === "ui" || layer === "extension";
		return above && manner !== "static" ? undefined : `${path} loads the sandbox with itself`;
	}
	return LAYERS.indexOf(layer) < LAYERS.indexOf(to) ? undefined : `${path} imports ${target}, against the arrows`;
}

describe("The reader of imports", () => {
	it("finds every manner of import, and none in comments", () => {
		const code = withoutComments(`
			import * as vscode from "vscode";
			import type { A } from "./a.ts";
			import { type B, c } from './b.ts';
			import "./effect.ts";
			import {
				d,
			} from "./d.ts";
			export type { E } from "./e.ts";
			export * from "./f.ts";
			// import "./comment.ts";
			/* import "./block.ts"; */
			const text = "https://close.com"; // import("./late-comment.ts")
			const late = await import("./late.ts");
			const old = require("./old.cjs");
			type V = typeof import("vscode");
		`);
		assert.deepEqual(
			importsOf(code).map(({ from, manner }) => `${manner} ${from}`),
			[
				"static vscode",
				"type ./a.ts",
				"static ./b.ts",
				"static ./effect.ts",
				"static ./d.ts",
				"type ./e.ts",
				"static ./f.ts",
				"lazy ./late.ts",
				"lazy ./old.cjs",
				"type vscode",
			],
		);
		assert.deepEqual(hiddenImportsOf(code), []);
	});

	it("finds imports that hide their target", () => {
		const hiding = ["await import(name)", "require(`./x`)", "createRequire(url)", "import(a + 'b')", "import('a' + b)"];
		for (const code of hiding) assert.equal(hiddenImportsOf(code).length, 1, code);
		assert.deepEqual(hiddenImportsOf("parts.require(name)"), []);
	});

	it("tells which imports are against the layout", () => {
		const cases: readonly [path: string, from: string, manner: Import["manner"], fine: boolean][] = [
			["extension.ts", "./ui/tree/treeView.ts", "static", true],
			["extension.ts", "./sandbox/index.ts", "lazy", true],
			["extension.ts", "./sandbox/index.ts", "static", false],
			["ui/commands.ts", "vscode", "static", true],
			["ui/commands.ts", "../opportunities/view/view.ts", "static", true],
			["ui/tree/item.ts", "../../close/errors.ts", "static", true],
			["ui/tree/item.ts", "../../extension.ts", "type", false],
			["opportunities/view/view.ts", "../../close/schema/parameters.ts", "static", true],
			["opportunities/view/view.ts", "../ui/settings.ts", "type", false],
			["opportunities/view/view.ts", "vscode", "type", false],
			["opportunities/view/view.ts", "../sandbox/index.ts", "lazy", false],
			["close/client.ts", "../opportunities/view/view.ts", "type", false],
			["close/client.ts", "./errors.ts", "static", true],
			["close/client.ts", "../../test/fakes.ts", "static", false],
			["sandbox/server.ts", "../../close/schema/parameters.ts", "type", true],
			["sandbox/server.ts", "../../close/schema/parameters.ts", "static", false],
			["sandbox/server.ts", "vscode", "type", false],
		];
		for (const [path, from, manner, fine] of cases) {
			const found = fault({ path, layer: layerOf(path) }, { from, manner });
			assert.equal(found === undefined, fine, `${path} ${manner} ${from}`);
		}
	});
});

describe("The layout", () => {
	const sources = readdirSync(SRC, { recursive: true, encoding: "utf8" })
		.map((path) => path.split(sep).join("/"))
		.filter((path) => path.endsWith(".ts"))
		.map(read);

	/** The files, other than `doors`, whose code has `words` in it. */
	function outside(doors: readonly string[], words: RegExp): string[] {
		assert.ok(
			sources.some(({ path, code }) => doors.includes(path) && words.test(code)),
			"the door itself was not found",
		);
		return sources.filter(({ path, code }) => !doors.includes(path) && words.test(code)).map(({ path }) => path);
	}

	it("has no file outside its layers", () => {
		const strangers = sources.filter(({ layer }) => ![...LAYERS, "sandbox"].includes(layer));
		assert.deepEqual(
			strangers.map(({ path }) => path),
			[],
		);
		assert.ok(sources.length > 0);
	});

	it("keeps its arrows", () => {
		const faults = sources.flatMap((source) => source.imports.flatMap((each) => fault(source, each) ?? []));
		assert.deepEqual(faults, []);
	});

	it("hides no import", () => {
		assert.deepEqual(
			sources.flatMap(({ path, code }) => hiddenImportsOf(code).map((hidden) => `${path}: ${hidden}`)),
			[],
		);
	});

	it("knows nothing of VS Code in two thirds of its files", () => {
		const touching = sources.filter(({ imports }) =>
			imports.some(({ from, manner }) => from === "vscode" && manner !== "type"),
		);
		assert.ok(touching.length <= sources.length / 3, `${touching.length} of ${sources.length} import vscode`);
	});

	it("sets context keys through one door", () => {
		assert.deepEqual(outside(["ui/context.ts"], /\bsetContext\b/), []);
	});

	it("reads the configuration through one door", () => {
		assert.deepEqual(outside(["ui/settings.ts"], /\bgetConfiguration\b/), []);
	});

	it("touches the secret storage through one door", () => {
		assert.deepEqual(outside(["ui/session/secretEntries.ts"], /secrets\s*\??\.\s*(?:get|store|delete|keys)\b/), []);
	});
});
