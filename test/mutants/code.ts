import { stripTypeScriptTypes } from "node:module";

/**
 * The code of a TypeScript file, with blanks for everything that isn't code: types, comments, and the contents of strings,
 * templates and regular expressions. The remaining characters keep their offsets.
 */
export function codeOf(source: string): string {
	const bare = stripTypeScriptTypes(source);
	const code = [...bare.split("")];
	let at = 0;
	const blank = (to: number) => {
		for (; at < to; at += 1) if (code[at] !== "\n") code[at] = " ";
	};
	while (at < bare.length) {
		const rest = bare.slice(at);
		const text =
			/^\/\/[^\n]*/.exec(rest) ??
			/^\/\*[\s\S]*?\*\//.exec(rest) ??
			/^"(?:[^"\\\n]|\\[\s\S])*"/.exec(rest) ??
			/^'(?:[^'\\\n]|\\[\s\S])*'/.exec(rest) ??
			/^`(?:[^`\\]|\\[\s\S])*`/.exec(rest) ??
			(mayBeginAnExpression(code, at) ? /^\/(?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/.exec(rest) : null);
		if (text === null) at += 1;
		else blank(at + text[0].length);
	}
	return code.join("");
}

/** Whether a slash here begins a regular expression, since nothing that could be divided precedes it. */
function mayBeginAnExpression(code: readonly string[], at: number): boolean {
	if (code[at] !== "/") return false;
	let before = at - 1;
	while (before >= 0 && /\s/.test(code[before] ?? "")) before -= 1;
	return before < 0 || /[(,=:[!&|?{};>]/.test(code[before] ?? "");
}

/** The offset of the bracket that closes the one at `open`; undefined if there is none. */
export function closing(code: string, open: number): number | undefined {
	let depth = 0;
	for (let at = open; at < code.length; at += 1) {
		if ("([{".includes(code[at] ?? " ")) depth += 1;
		else if (")]}".includes(code[at] ?? " ") && --depth === 0) return at;
	}
	return undefined;
}
