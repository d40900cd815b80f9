import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";

const SRC = fileURLToPath(new URL("../../src", import.meta.url));

export interface Import {
	readonly from: string;
	/** A `type` import doesn't exist at run time; a `lazy` one loads on demand. */
	readonly manner: "type" | "static" | "lazy";
}

export interface Source {
	/** Relative to `src`, with slashes. */
	readonly path: string;
	/** Without comments. */
	readonly code: string;
	/** How many lines the file has. */
	readonly lines: number;
	readonly imports: readonly Import[];
}

/** Removes the comments from source text, but not strings that look like comments. */
export function withoutComments(text: string): string {
	return text.replace(
		/("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g,
		(_, text?: string) => text ?? " ",
	);
}

export function importsOf(code: string): Import[] {
	const declared = [...code.matchAll(/^\s*(?:import|export)\s+(type\s)?(?:[^"';]*?\bfrom\s*)?["']([^"']+)["']/gm)];
	const called = [...code.matchAll(/(\btypeof\s+)?\b(?:import|require)\s*\(\s*["']([^"']+)["']\s*[),]/g)];
	return [
		...declared.map(([, type, from = ""]): Import => ({ from, manner: type ? "type" : "static" })),
		...called.map(([, type, from = ""]): Import => ({ from, manner: type ? "type" : "lazy" })),
	];
}

/** Imports whose target isn't in the source: they could import anything. */
export function hiddenImportsOf(code: string): string[] {
	return (
		code.match(
			/\bcreateRequire\b|\bgetBuiltinModule\b|(?<![.\w])(?:import|require)\s*\((?!\s*(?:"[^"]*"|'[^']*')\s*[),]).*/g,
		) ?? []
	);
}

/** All files of `src`. */
export const sources: readonly Source[] = readdirSync(SRC, { recursive: true, encoding: "utf8" })
	.map((path) => path.split(sep).join("/"))
	.filter((path) => path.endsWith(".ts"))
	.map((path) => {
		const text = readFileSync(join(SRC, path), "utf8");
		const code = withoutComments(text);
		return { path, code, lines: text.split("\n").length - 1, imports: importsOf(code) };
	});
