import { closing, codeOf } from "./code.ts";

/** One change of a source file, which a test should notice. */
export interface Mutant {
	readonly operator: Operator;
	/** The range of offsets that is replaced. */
	readonly from: number;
	readonly to: number;
	/** Returns the replacement. */
	readonly by: (found: string) => string;
}

export type Operator = "negated condition" | "off by one" | "dropped statement";

type Find = (code: string) => Iterable<Omit<Mutant, "operator">>;

const OPERATORS: Readonly<Record<Operator, readonly Find[]>> = {
	"negated condition": [
		conditions,
		replaced(/(?<=[^=!])===(?!=)/g, () => "!=="),
		replaced(/!==/g, () => "==="),
		replaced(/&&(?!=)/g, () => "||"),
		replaced(/\|\|(?!=)/g, () => "&&"),
	],
	"off by one": [
		replaced(/(?<=\s)<(?=\s)/g, () => "<="),
		replaced(/(?<=\s)<=(?=\s)/g, () => "<"),
		replaced(/(?<=\s)>(?=\s)/g, () => ">="),
		replaced(/(?<=\s)>=(?=\s)/g, () => ">"),
		replaced(/(?<=[\s(,[])(?:0|1)(?=[\s),;\]])/g, (number) => String(Number(number) + 1)),
		replaced(/(?<=\s)[+-](?= 1\b)/g, (sign) => (sign === "+" ? "-" : "+")),
	],
	"dropped statement": [statements],
};

/** Every mutant of a source file, in the order of the source. */
export function mutantsOf(source: string): Mutant[] {
	const code = codeOf(source);
	const found = Object.entries(OPERATORS).flatMap(([operator, finds]) =>
		finds.flatMap((find) => [...find(code)].map((one): Mutant => ({ ...one, operator: operator as Operator }))),
	);
	return found.sort((one, other) => one.from - other.from || one.to - other.to);
}

/** The source with the change. */
export function mutated(source: string, { from, to, by }: Mutant): string {
	return source.slice(0, from) + by(source.slice(from, to)) + source.slice(to);
}

function replaced(pattern: RegExp, by: (found: string) => string): Find {
	return function* (code) {
		for (const { index, 0: found } of code.matchAll(pattern)) yield { from: index, to: index + found.length, by };
	};
}

/** The conditions of `if` and `while`. */
function* conditions(code: string): Iterable<Omit<Mutant, "operator">> {
	for (const { index, 0: found } of code.matchAll(/\b(?:if|while) \(/g)) {
		const open = index + found.length - 1;
		const end = closing(code, open);
		if (end !== undefined) yield { from: open + 1, to: end, by: (condition) => `!(${condition})` };
	}
}

/** Calls and assignments that are statements on lines of their own, jumps and throws; not the bodies of arrow functions. */
function* statements(code: string): Iterable<Omit<Mutant, "operator">> {
	const pattern =
		/(?<=^\t+)(?<!=>\n\t*)(?:(?:await |void )?(?:this|super|[a-z]\w*)[\w.#?![\]]*(?:\(| [+-]?= |\+\+)[^\n]*;|(?:if \([^\n]*\) )?(?:throw|break|continue)\b[^\n]*;)(?=$)/gm;
	for (const { index, 0: found } of code.matchAll(pattern)) {
		if (/^(?:const|let|return|super)\b/.test(found)) continue;
		yield { from: index, to: index + found.length, by: () => ";" };
	}
}
