import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Aggregates } from "../../../../../src/close/schema/aggregates.ts";
import type { CustomField } from "../../../../../src/close/schema/directory.ts";
import type { OpportunityRow } from "../../../../../src/close/schema/opportunityRow.ts";
import { DuckDbFormat } from "../../../../../src/opportunities/export/duckdb/duckDbFormat.ts";
import { duckDbScript } from "../../../../../src/opportunities/export/duckdb/duckDbScript.ts";
import { RESULTS_SQL } from "../../../../../src/opportunities/export/duckdb/viewsSql.ts";
import { FileAmounts } from "../../../../../src/opportunities/export/fileAmounts.ts";
import { Currencies } from "../../../../../src/opportunities/text/currencies.ts";
import { customFieldsByKey } from "../../../../../src/opportunities/text/customFieldNames.ts";
import { type Printed, runDuckDb } from "./runDuckDb.ts";

/** An object of the API, as far as a test says. */
export type Values = Readonly<Record<string, unknown>>;

/** The two files of an export. */
export interface Files {
	readonly lines: string;
	readonly script: string;
}

interface FileOptions {
	readonly totals?: Aggregates;
	readonly fileName?: string;
	readonly startMonth?: number;
	readonly fields?: readonly Pick<CustomField, "id" | "name">[];
}

/** The files with these objects, made without a server. */
export function filesOf(objects: readonly Values[], options: FileOptions = {}): Files {
	const { totals = {}, fileName = "deals.ndjson", startMonth = 1, fields = [] } = options;
	const rows = objects.map((object) => ({ ...object, object }) as unknown as OpportunityRow);
	const currencies = new Currencies();
	currencies.learn(rows);
	const amounts = new FileAmounts(currencies);
	amounts.take(rows);
	const format = new DuckDbFormat(amounts, customFieldsByKey(fields.map((field) => ({ ...field, type: "text" }))));
	const asOf = Date.UTC(2026, 10, 28);
	const lines = format.head({ totals, asOf, known: rows }) + format.objects(rows) + format.end();
	const outcome = { count: rows.length, changed: false };
	return { lines, script: duckDbScript({ fileName, startMonth, written: format.written, outcome }) };
}

/** What the script prints in a folder with its lines. */
export async function printedBy(files: Files, fileName = "deals.ndjson"): Promise<readonly Printed[]> {
	return runIn({ [fileName]: files.lines }, files.script);
}

/** The rows of a query of what the script makes, in a folder with its lines and further files. */
export async function queried(
	{ lines, script }: Files,
	query: string,
	{ fileName = "deals.ndjson", further = {} }: { fileName?: string; further?: Readonly<Record<string, string>> } = {},
): Promise<Printed> {
	assert.ok(script.endsWith(RESULTS_SQL));
	const [rows = []] = await runIn({ ...further, [fileName]: lines }, script.replace(RESULTS_SQL, query));
	return rows;
}

async function runIn(files: Readonly<Record<string, string>>, script: string): Promise<readonly Printed[]> {
	const folder = await mkdtemp(join(tmpdir(), "duckdb-"));
	try {
		for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
		return await runDuckDb(folder, script);
	} finally {
		await rm(folder, { recursive: true });
	}
}
