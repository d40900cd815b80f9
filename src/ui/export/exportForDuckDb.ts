import { basename } from "node:path/posix";
import * as vscode from "vscode";
import { CloseError, logText } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { DUCKDB_FIELDS } from "../../opportunities/export/duckdb/duckDbColumns.ts";
import { DuckDbFormat } from "../../opportunities/export/duckdb/duckDbFormat.ts";
import { duckDbScript } from "../../opportunities/export/duckdb/duckDbScript.ts";
import { exportTo, type Sink } from "../../opportunities/export/exportTo.ts";
import type { FileAmounts } from "../../opportunities/export/fileAmounts.ts";
import type { Outcome } from "../../opportunities/export/format.ts";
import { type CustomFields, customFieldsByKey, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import type { ViewQuery } from "../../opportunities/view/viewParameters.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { duckDbFiles } from "./duckDbFiles.ts";
import { viewTitle } from "./exportPrompts.ts";
import { type ExportRun, runExport, sourceOf } from "./exportRun.ts";
import { showExportResult } from "./showExportResult.ts";
import { writeWhole } from "./writeWhole.ts";

/** What is exported. */
interface Task {
	readonly session: OpenSession;
	readonly query: ViewQuery;
	/** The name of the file of lines, without its folder. */
	readonly fileName: string;
	readonly custom: CustomFields;
}

/** Writes what the tree shows to a file of lines, and a script beside it that loads them into DuckDB. */
export async function exportForDuckDb(services: Services, argument: unknown): Promise<void> {
	const { currentView, amountVisibility } = services;
	const { session } = currentView;
	if (!isOpen(session)) return;
	const view = namedView(currentView);
	const query = currentView.queryOf(view, session);
	if (amountVisibility.hidden && !(await mayReveal("export"))) return;
	const files = await duckDbFiles(viewTitle(view), argument);
	if (files === undefined) return;
	const { fileName } = files;
	const done = await runExport(services, async (run) => {
		const custom = await customFieldsOf(session, services.log, run);
		const outcome = await writeWhole([files.lines, files.script], services.log, (lines, script) =>
			write(services, { session, query, fileName, custom: custom ?? NO_CUSTOM_FIELDS }, { lines, script }, run),
		);
		return { outcome, custom };
	});
	if (done === undefined) return;
	const how = vscode.l10n.t("To load them into DuckDB, run {0} in its folder.", basename(files.script.path));
	const missing = vscode.l10n.t("Close didn't send the names of custom fields, so they're missing from the file.");
	void showExportResult(done.outcome, files.script, done.custom === undefined ? [how, missing] : [how]);
}

async function write(
	services: Services,
	{ session, query, fileName, custom }: Task,
	sinks: { readonly lines: Sink; readonly script: Sink },
	run: ExportRun,
): Promise<Outcome> {
	const fields = [...DUCKDB_FIELDS, ...custom.keys()];
	// Undefined until the export asks for it, and another one if the export starts over.
	let format: DuckDbFormat | undefined;
	const makeFormat = (amounts: FileAmounts) => {
		format = new DuckDbFormat(amounts, custom);
		return format;
	};
	const outcome = await exportTo({ ...sourceOf(services, session, query, fields, run), sink: sinks.lines, makeFormat });
	if (format !== undefined)
		await sinks.script.write(
			duckDbScript({ fileName, startMonth: query.startMonth, written: format.written, outcome }),
		);
	return outcome;
}

/** Returns undefined if Close doesn't tell. */
async function customFieldsOf(
	{ client }: OpenSession,
	log: Log,
	{ signal }: ExportRun,
): Promise<CustomFields | undefined> {
	try {
		return customFieldsByKey(await client.customFields({ signal }));
	} catch (error) {
		if (error instanceof CloseError && error.kind === "cancelled") throw error;
		log.info(`The names of custom fields could not be read: ${logText(error)}`);
		return undefined;
	}
}
