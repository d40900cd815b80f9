import assert from "node:assert/strict";
import { dirname, join, relative, sep } from "node:path";
import { circlesIn } from "./circles.ts";
import { hiddenImportsOf, type Import, importsOf, type Source, sources, withoutComments } from "./sources.ts";

/** From the top down: a layer may use those after it. */
const LAYERS = ["extension", "ui", "opportunities", "close"];

/** What every feature of the window stands on, from the top down; all other folders of `ui` are features. */
const GROUND = ["analysis", "window", "session", "rows", "webview", "quickInput", "settings", "commands", "base"];

function layerOf(path: string): string {
	const [first = ""] = path.split("/");
	return first === path ? "extension" : first;
}

/** The path of an imported file, relative to `src`. */
function targetOf(path: string, from: string): string {
	return relative(".", join(dirname(path), from))
		.split(sep)
		.join("/");
}

/** Why the import is against the layout; undefined where it is fine. */
function fault({ path }: Pick<Source, "path">, { from, manner }: Import): string | undefined {
	const layer = layerOf(path);
	if (from === "vscode") {
		return layer === "ui" || layer === "extension" ? undefined : `${path} imports vscode`;
	}
	if (!from.startsWith(".")) return undefined;
	const target = targetOf(path, from);
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

	it("finds circles", () => {
		const graph = new Map([
			["a", new Set(["b"])],
			["b", new Set(["c", "d"])],
			["c", new Set(["a"])],
			["d", new Set(["e"])],
			["e", new Set<string>()],
		]);
		assert.deepEqual(circlesIn(graph), [["a", "b", "c"]]);
	});

	it("tells which imports are against the layout", () => {
		const cases: readonly [path: string, from: string, manner: Import["manner"], fine: boolean][] = [
			["extension.ts", "./ui/tree/treeView.ts", "static", true],
			["extension.ts", "./sandbox/index.ts", "lazy", true],
			["extension.ts", "./sandbox/index.ts", "static", false],
			["ui/features.ts", "vscode", "static", true],
			["ui/features.ts", "../opportunities/view/view.ts", "static", true],
			["ui/tree/item.ts", "../../close/base/errors.ts", "static", true],
			["ui/tree/item.ts", "../../extension.ts", "type", false],
			["opportunities/view/view.ts", "../../close/schema/parameters.ts", "static", true],
			["opportunities/view/view.ts", "../../ui/settings/settings.ts", "type", false],
			["opportunities/view/view.ts", "vscode", "type", false],
			["opportunities/view/view.ts", "../../sandbox/index.ts", "lazy", false],
			["close/client.ts", "../opportunities/view/view.ts", "type", false],
			["close/client.ts", "./base/errors.ts", "static", true],
			["close/client.ts", "../../test/fakes.ts", "static", false],
			["sandbox/server.ts", "../close/schema/parameters.ts", "type", true],
			["sandbox/server.ts", "../close/schema/parameters.ts", "static", false],
			["sandbox/server.ts", "vscode", "type", false],
		];
		for (const [path, from, manner, fine] of cases) {
			const found = fault({ path }, { from, manner });
			assert.equal(found === undefined, fine, `${path} ${manner} ${from}`);
		}
	});
});

describe("The layout", () => {
	it("has no file outside its layers", () => {
		const strangers = sources.filter(({ path }) => ![...LAYERS, "sandbox"].includes(layerOf(path)));
		assert.deepEqual(
			strangers.map(({ path }) => path),
			[],
		);
		assert.ok(sources.length > 0);
	});

	it("has no file of more than 300 lines", () => {
		assert.deepEqual(
			sources.filter(({ lines }) => lines > 300).map(({ path }) => path),
			[],
		);
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

	it("has no circle among its files", () => {
		assert.deepEqual(circlesIn(importGraph((path) => path)), []);
	});

	it("has no circle among its folders", () => {
		assert.deepEqual(circlesIn(importGraph(dirname)), []);
	});

	it("has no feature that imports another one", () => {
		const faults = sources.flatMap(({ path, imports }) => {
			const feature = featureOf(path);
			if (feature === undefined) return [];
			const others = imports.filter(({ from }) => from.startsWith(".")).map(({ from }) => targetOf(path, from));
			return others
				.filter((other) => (featureOf(other) ?? feature) !== feature)
				.map((other) => `${path} imports ${other}`);
		});
		assert.deepEqual(faults, []);
		assert.ok(sources.some(({ path }) => featureOf(path) === "tree"));
	});
});

/** The folder of `ui` that a file is in, if that is a feature's. */
function featureOf(path: string): string | undefined {
	const [layer, folder = "", ...rest] = path.split("/");
	return layer === "ui" && rest.length > 0 && !GROUND.includes(folder) ? folder : undefined;
}

/** Who imports whom in whatever manner, by what `nodeOf` makes of their paths. */
function importGraph(nodeOf: (path: string) => string): ReadonlyMap<string, ReadonlySet<string>> {
	const graph = new Map<string, Set<string>>();
	for (const { path, imports } of sources) {
		const node = nodeOf(path);
		const targets = graph.get(node) ?? new Set();
		graph.set(node, targets);
		for (const { from } of imports) if (from.startsWith(".")) targets.add(nodeOf(targetOf(path, from)));
		targets.delete(node);
	}
	return graph;
}
