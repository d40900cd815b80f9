import * as vscode from "vscode";
import { headingsOf } from "../../opportunities/export/columns.ts";
import { exportTo, type OnlyThese, type Sink } from "../../opportunities/export/exportTo.ts";
import type { CsvOptions, FormatName, Outcome } from "../../opportunities/export/format.ts";
import { makeFormat } from "../../opportunities/export/makeFormat.ts";
import { isCustomKey, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { ViewQuery } from "../../opportunities/view/viewParameters.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { askColumns, ExportColumns, fieldsSeen } from "./exportColumns.ts";
import { csvOptionsOf, parseExportArgument } from "./exportOptions.ts";
import { pickFormat, viewTitle } from "./exportPrompts.ts";
import { type ExportRun, runExport, sourceOf } from "./exportRun.ts";
import { askSaveLocation } from "./saveLocation.ts";
import { showExportResult } from "./showExportResult.ts";
import { writeWhole } from "./writeWhole.ts";

/** An export. All of it is settled before the first request. */
interface Task {
	readonly session: OpenSession;
	readonly view: View;
	readonly title: string;
	readonly query: ViewQuery;
	readonly format: FormatName;
	readonly columns: readonly string[];
	readonly headings: readonly string[];
	readonly csv: CsvOptions;
	readonly only: OnlyThese | undefined;
	readonly groups: ReadonlyMap<string, string> | undefined;
}

/** What is exported: all pages of a View, or some of its opportunities or groups. */
export interface Subject {
	readonly view: View;
	readonly title: string;
	/** Undefined for all. With it, the View isn't grouped. */
	readonly only?: OnlyThese;
	/** The ids of groups of the View, and how people write them. Undefined for all. */
	readonly groups?: ReadonlyMap<string, string>;
}

/** Exports what the tree shows. */
export async function exportView(services: Services, argument: unknown): Promise<void> {
	const view = namedView(services.currentView);
	await exportSubject(services, { view, title: viewTitle(view) }, argument);
}

/** Asks for what the argument leaves out. */
export async function exportSubject(services: Services, subject: Subject, argument: unknown): Promise<void> {
	const { view, title, only, groups } = subject;
	const given = parseExportArgument(argument);
	const { currentView } = services;
	const { session } = currentView;
	if (!isOpen(session)) return;
	const query = currentView.queryOf(view, session);
	if (services.amountVisibility.hidden && !(await mayReveal("export"))) return;
	const format = given?.format ?? (await pickFormat());
	if (format === undefined) return;
	const uri = given?.uri === undefined ? await askSaveLocation(title, format) : vscode.Uri.parse(given.uri, true);
	if (uri === undefined) return;
	const remembered = new ExportColumns(services.context.globalState);
	const readNames = () => services.customFields.read(session.client);
	const columns =
		given !== undefined
			? remembered.current
			: await askColumns(new VscodeQuickInputs(), remembered.current, {
					readNames,
					readSeen: (signal) => fieldsSeen(session.client, query.parameters, signal),
				});
	if (columns === undefined) return;
	if (given === undefined) await remembered.remember(columns);
	const csv = csvOptionsOf(services.settings.current);
	const headings = headingsOf(columns, columns.some(isCustomKey) ? await readNames() : NO_CUSTOM_FIELDS);
	const task: Task = { session, view, title, query, format, columns, headings, csv, only, groups };
	const outcome = await runExport(services, (run) =>
		writeWhole([uri], services.log, (sink) => write(services, task, sink, run)),
	);
	if (outcome === undefined) return;
	const unguarded = vscode.l10n.t(
		"A spreadsheet program may evaluate text that looks like a formula, because the setting {0} is off.",
		"closeOpportunities.csvFormulaGuard",
	);
	void showExportResult(outcome, uri, format !== "csv" || csv.guard ? [] : [unguarded]);
}

function write(
	services: Services,
	{ session, view, title, query, format, columns, headings, csv, only, groups }: Task,
	sink: Sink,
	run: ExportRun,
): Promise<Outcome> {
	const locale = vscode.env.language;
	const onlyGroups = groups && [...groups.values()];
	const description = describeFilters(view, { names: services.prompts.names, locale });
	return exportTo({
		...sourceOf(services, session, query, columns, run),
		sink,
		only,
		groups: groups && new Set(groups.keys()),
		makeFormat: (amounts) =>
			makeFormat(format, { view, onlyGroups, title, description, columns, headings, locale, amounts, csv }),
	});
}
