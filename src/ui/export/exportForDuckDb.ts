import { basename } from "node:path/posix";
import * as vscode from "vscode";
import { DUCKDB_FIELDS } from "../../opportunities/export/duckdb/duckDbColumns.ts";
import { DuckDbFormat } from "../../opportunities/export/duckdb/duckDbFormat.ts";
import { duckDbScript } from "../../opportunities/export/duckdb/duckDbScript.ts";
import { exportTo, type Sink } from "../../opportunities/export/exportTo.ts";
import type { FileAmounts } from "../../opportunities/export/fileAmounts.ts";
import type { Outcome } from "../../opportunities/export/format.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { isOpen } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { duckDbTarget } from "./duckDbTarget.ts";
import { viewTitle } from "./exportPrompts.ts";
import { runExport, sourceOf } from "./exportRun.ts";
import { showOutcome } from "./showOutcome.ts";
import { writeWhole } from "./writeWhole.ts";

/** Writes what the tree shows to a file of lines, and a script beside it that loads them into DuckDB. */
export async function exportForDuckDb(services: Services, argument: unknown): Promise<void> {
	const { currentView, amountVisibility } = services;
	const { session } = currentView;
	if (!isOpen(session)) return;
	const view = namedView(currentView);
	const query = currentView.queryOf(view, session);
	if (amountVisibility.hidden && !(await mayReveal("export"))) return;
	const target = await duckDbTarget(viewTitle(view), argument);
	if (target === undefined) return;
	const { fileName, lines, script } = target;
	const custom = await services.customFields.read(session.client);
	const fields = [...DUCKDB_FIELDS, ...custom.keys()];
	const outcome = await runExport(services, (run) =>
		writeWhole([lines, script], async (linesSink: Sink, scriptSink: Sink): Promise<Outcome> => {
			// An export that starts over makes a new format.
			let format: DuckDbFormat | undefined;
			const makeFormat = (amounts: FileAmounts) => {
				format = new DuckDbFormat(amounts, custom);
				return format;
			};
			const outcome = await exportTo({
				...sourceOf(services, session, query, fields, run),
				sink: linesSink,
				makeFormat,
			});
			if (format !== undefined)
				await scriptSink.write(
					duckDbScript({ fileName, startMonth: query.startMonth, written: format.written, outcome }),
				);
			return outcome;
		}),
	);
	if (outcome === undefined) return;
	const how = vscode.l10n.t("To load them into DuckDB, run {0} in its folder.", basename(script.path));
	void showOutcome(outcome, script, [how]);
}
