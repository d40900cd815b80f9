import { readFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";

/** From each file to those that it imports, of those that were read. */
type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads what TypeScript files import, and what those import in their turn. Paths are absolute. */
export async function readImports(files: readonly string[]): Promise<Imports> {
	const imports = new Map<string, readonly string[]>();
	const waiting = [...files];
	for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
		if (imports.has(file)) continue;
		// What looks like an import may be a text that a test reads.
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

/** Which of the tests come to run a file, the nearest to it first. */
export function relatedTests(file: string, tests: readonly string[], imports: Imports): string[] {
	const distances = tests.map((test) => ({ test, distance: distanceTo(file, test, imports) }));
	return distances
		.filter(({ distance }) => distance !== undefined)
		.sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0))
		.map(({ test }) => test);
}

/** How many imports lie between two files; undefined if no way leads from one to the other. */
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

/** The same test of another folder tells most: `src/close/schema/readRow.ts` is tried in `test/unit/close/row.test.ts`. */
export function ownTest(file: string, root: string): string {
	return join(root, "test", "unit", file.slice(join(root, "src").length).replace(/\.ts$/, ".test.ts"));
}
