import { chdir, cwd } from "node:process";
import { DuckDBInstance, type Json } from "@duckdb/node-api";

/** The rows of one statement, by the names of their columns. Decimals and large integers are texts. */
export type Printed = readonly Readonly<Record<string, Json>>[];

/** Runs a script in its folder, and returns what each of its statements prints that don't make something. */
export async function runDuckDb(folder: string, script: string): Promise<readonly Printed[]> {
	const before = cwd();
	chdir(folder);
	const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
	const connection = await instance.connect();
	try {
		const printed: Printed[] = [];
		const statements = await connection.extractStatements(script);
		for (let index = 0; index < statements.count; index += 1) {
			const reader = await (await statements.prepare(index)).runAndReadAll();
			if (!reader.columnNames().includes("Count")) printed.push(reader.getRowObjectsJson());
		}
		return printed;
	} finally {
		connection.closeSync();
		instance.closeSync();
		chdir(before);
	}
}
