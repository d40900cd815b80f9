import { writeFileSync } from "node:fs";

/** How many tests of a layer passed and failed. */
export interface Counts {
	readonly passed: number;
	readonly failed: number;
}

/** Writes the counts to the file in TEST_COUNTS, for the script that started the tests. */
export function writeCounts(counts: Counts): void {
	const file = process.env["TEST_COUNTS"];
	if (file) writeFileSync(file, JSON.stringify(counts));
}
