// Activates a packaged extension outside VS Code, and prints as JSON what it registers:   node activate.ts <main> <package.json>
// Everything it asks of VS Code answers with something that can be called, read and made, and does nothing.
import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { ROOT } from "../host/paths.ts";
import type { Registered } from "./checks/contributions.ts";

const [main = "", manifest = ""] = process.argv.slice(2);

const registered = {
	commands: [] as string[],
	views: [] as string[],
	authentication: [] as string[],
	tools: [] as string[],
};
const noted = (list: string[]) => (id: string) => {
	list.push(id);
	return anything();
};

/** What the extension reads as a text or a value rather than calls. */
const KNOWN: Readonly<Record<string, unknown>> = {
	version: "1.101.0",
	language: "en",
	bundle: undefined,
	workspaceFolders: undefined,
	packageJSON: JSON.parse(readFileSync(manifest, "utf8")),
	get: (_key: string, otherwise?: unknown) => otherwise,
	inspect: () => undefined,
	keys: () => [],
	registerCommand: noted(registered.commands),
	createTreeView: noted(registered.views),
	registerTreeDataProvider: noted(registered.views),
	registerWebviewViewProvider: noted(registered.views),
	registerAuthenticationProvider: noted(registered.authentication),
	registerTool: noted(registered.tools),
};

function anything(): unknown {
	const own = new Map<string | symbol, unknown>();
	return new Proxy(class {}, {
		get: (_target, name) => {
			if (typeof name === "string" && Object.hasOwn(KNOWN, name)) return KNOWN[name];
			// Else it would pass for a promise that never resolves.
			if (name === "then") return undefined;
			if (name === Symbol.toPrimitive) return () => "";
			if (name === Symbol.iterator) return [][Symbol.iterator];
			if (name === "prototype") return {};
			if (!own.has(name)) own.set(name, anything());
			return own.get(name);
		},
		set: (_target, name, value) => {
			own.set(name, value);
			return true;
		},
		apply: () => anything(),
		construct: () => anything() as object,
	});
}

const types = readFileSync(join(ROOT, "node_modules", "@types", "vscode", "index.d.ts"), "utf8");
const names = [...types.matchAll(/^\texport (?:namespace|class|enum|const|let|function) (\w+)/gm)].map(
	([, name]) => name,
);
const source = [...new Set(names)].map((name) => `export const ${name} = globalThis.vscode.${name};`).join("\n");

registerHooks({
	resolve: (asked, context, next) =>
		asked === "vscode" ? { url: "fake:vscode", shortCircuit: true } : next(asked, context),
	load: (url, context, next) =>
		url === "fake:vscode" ? { format: "module", source, shortCircuit: true } : next(url, context),
});
Object.assign(globalThis, { vscode: anything() });

const extension: { activate(context: unknown): unknown } = await import(pathToFileURL(resolve(main)).href);
await extension.activate(anything());
process.stdout.write(JSON.stringify(registered satisfies Registered), () => process.exit(0));
