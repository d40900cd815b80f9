import { stripTypeScriptTypes } from "node:module";

/**
 * The code of a TypeScript file with blanks for all that is not code: types, comments, and what is inside strings, templates
 * and regular expressions. Every character that is left stands where it stood.
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

/** Whether a slash here begins a regular expression: nothing stands before it that could be divided. */
function mayBeginAnExpression(code: readonly string[], at: number): boolean {
	if (code[at] !== "/") return false;
	let before = at - 1;
	while (before >= 0 && /\s/.test(code[before] ?? "")) before -= 1;
	return before < 0 || /[(,=:[!&|?{};>]/.test(code[before] ?? "");
}

/** Where the bracket that opens here is closed; undefined if it is not. */
export function closing(code: string, open: number): number | undefined {
	let depth = 0;
	for (let at = open; at < code.length; at += 1) {
		if ("([{".includes(code[at] ?? " ")) depth += 1;
		else if (")]}".includes(code[at] ?? " ") && --depth === 0) return at;
	}
	return undefined;
}
