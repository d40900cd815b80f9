import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** From each file to the files that it imports, among those that were read. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of TypeScript files, and those of the imported files in turn. Paths are absolute. */
export async function readImports(files: readonly string[]): Promise<Imports> {
	const imports = new Map<string, readonly string[]>();
	const waiting = [...files];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (imports.has(file)) continue;
		// An import may be a text in a test, and its file may not exist.
		const found = importsIn(await readFile(file, "utf8").catch(() => ""), file);
		imports.set(file, found);
		waiting.push(...found);
	}
	return imports;
}

function importsIn(source: string, file: string): string[] {
	const found = source.matchAll(/^(?:import|export)\b(?! type)[^;]*?"(\.[^"]+\.ts)";|\bimport\("(\.[^"]+\.ts)"\)/gm);
	return [...found].map(([, stated, called]) => resolve(dirname(file), stated ?? called ?? ""));
}

/** The tests that load a file, nearest first. */
export function relatedTests(file: string, tests: readonly string[], imports: Imports): string[] {
	const distances = tests.map((test) => ({ test, distance: distanceTo(file, test, imports) }));
	return distances
		.filter(({ distance }) => distance !== undefined)
		.sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0))
		.map(({ test }) => test);
}

/** The number of imports between two files; undefined if `from` doesn't import `file`, even indirectly. */
function distanceTo(file: string, from: string, imports: Imports): number | undefined {
	const seen = new Set([from]);
	let last = [from];
	for (let distance = 0; last.length > 0; distance += 1) {
		if (last.includes(file)) return distance;
		const next = last.flatMap((one) => imports.get(one) ?? []).filter((one) => !seen.has(one));
		for (const one of next) seen.add(one);
		last = [...new Set(next)];
	}
	return undefined;
}

/** The test most likely to notice a change, by its name: `test/unit/close/schema/readRow.test.ts` for `src/close/schema/readRow.ts`. */
export function ownTest(file: string, root: string): string {
	return join(root, "test", "unit", file.slice(join(root, "src").length).replace(/\.ts$/, ".test.ts"));
}
