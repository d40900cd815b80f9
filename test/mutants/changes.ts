import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { ROOT } from "../host/paths.ts";
import { EQUAL, type Equal } from "./equal.ts";
import { type Mutant, mutantsOf, mutated } from "./operators.ts";

const SOURCES = [
	"src/close/**/*.ts",
	"src/opportunities/{listing,reading}/**/*.ts",
	"src/opportunities/export/**/*.ts",
];

/** A mutant of one of the sources. */
export interface Change {
	readonly file: string;
	/** Place among the mutants of the file. */
	readonly place: number;
	readonly mutant: Mutant;
	readonly line: number;
	/** The line as it stands, and as the mutant has it. */
	readonly before: string;
	readonly after: string;
	/** The line below it as it stands. */
	readonly next: string;
}

/** Absolute paths, in order. */
export async function filesOf(patterns: readonly string[]): Promise<string[]> {
	const files: string[] = [];
	for await (const file of glob([...patterns], { cwd: ROOT })) files.push(join(ROOT, file));
	return files.sort();
}

/** Of all sources whose path holds `only`. */
export async function allChanges(only = ""): Promise<Change[]> {
	const changes: Change[] = [];
	for (const file of await filesOf(SOURCES)) {
		if (!relative(ROOT, file).includes(only)) continue;
		const source = await readFile(file, "utf8");
		for (const [place, mutant] of mutantsOf(source).entries())
			changes.push({ file, place, mutant, ...linesOf(source, mutant) });
	}
	return changes;
}

/** Whether it is known that nothing can notice a change. */
export function isKnownAsEqual(change: Change): boolean {
	return EQUAL.some((equal) => isMeant(equal, change));
}

/** Whether an entry of the equal ones is about this change. */
export function isMeant(equal: Equal, { file, before, after, next }: Change): boolean {
	if (join(ROOT, equal.file) !== file || equal.line !== before || equal.mutant !== after) return false;
	return equal.next === undefined || equal.next === next;
}

function linesOf(source: string, mutant: Mutant): Pick<Change, "line" | "before" | "after" | "next"> {
	const line = source.slice(0, mutant.from).split("\n").length;
	const at = (text: string, below = 0) => (text.split("\n")[line - 1 + below] ?? "").trim();
	return { line, before: at(source), after: at(mutated(source, mutant)), next: at(source, 1) };
}

/** Another choice for each seed. A change of the source elsewhere does not alter whether one is taken before another. */
export function chosen(changes: readonly Change[], count: number, seed: number): Change[] {
	const lot = ({ file, before, after }: Change) =>
		createHash("sha256")
			.update([seed, relative(ROOT, file), before, after].join("\n"))
			.digest("hex");
	const lots = new Map(changes.map((change) => [change, lot(change)]));
	return [...changes].sort((one, other) => (lots.get(one) ?? "").localeCompare(lots.get(other) ?? "")).slice(0, count);
}

export function described({ file, line, mutant, after }: Change): string {
	return `${relative(ROOT, file)}:${line}  ${mutant.operator}: ${after}`;
}
