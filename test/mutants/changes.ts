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

/** A mutant of a source file. */
export interface Change {
	readonly file: string;
	/** Index among the mutants of the file. */
	readonly place: number;
	readonly mutant: Mutant;
	readonly line: number;
	/** The line in the source, and in the mutant. */
	readonly before: string;
	readonly after: string;
	/** The next line in the source. */
	readonly next: string;
}

/** The absolute paths of matching files, sorted. */
export async function filesOf(patterns: readonly string[]): Promise<string[]> {
	const files: string[] = [];
	for await (const file of glob([...patterns], { cwd: ROOT })) files.push(join(ROOT, file));
	return files.sort();
}

/** All changes of the sources whose path contains `only`. */
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

/** Whether a change is listed as one that nothing can notice. */
export function isKnownAsEqual(change: Change): boolean {
	return EQUAL.some((equal) => isMeant(equal, change));
}

/** Whether an entry of the list of equal mutants is about this change. */
export function isMeant(equal: Equal, { file, before, after, next }: Change): boolean {
	if (join(ROOT, equal.file) !== file || equal.line !== before || equal.mutant !== after) return false;
	return equal.next === undefined || equal.next === next;
}

function linesOf(source: string, mutant: Mutant): Pick<Change, "line" | "before" | "after" | "next"> {
	const line = source.slice(0, mutant.from).split("\n").length;
	const at = (text: string, below = 0) => (text.split("\n")[line - 1 + below] ?? "").trim();
	return { line, before: at(source), after: at(mutated(source, mutant)), next: at(source, 1) };
}

/** Chooses `count` changes by the seed. The order among the chosen doesn't depend on the rest of the source. */
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
