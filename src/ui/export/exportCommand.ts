import * as vscode from "vscode";
import { CloseError, UserError } from "../../close/base/errors.ts";
import { fieldsFor, headingsOf } from "../../opportunities/export/columns.ts";
import { exportTo, type OnlyThese, type Sink } from "../../opportunities/export/exportTo.ts";
import {
	type CsvOptions,
	doubtsOf,
	EXTENSIONS,
	type FormatName,
	type Outcome,
} from "../../opportunities/export/format.ts";
import { makeFormat } from "../../opportunities/export/makeFormat.ts";
import { PageReader } from "../../opportunities/reading/pageReader.ts";
import { asCloseError, SkipLimitError } from "../../opportunities/reading/readErrors.ts";
import { isCustomKey, NO_CUSTOM_FIELDS } from "../../opportunities/text/customFieldNames.ts";
import { formatCount } from "../../opportunities/text/money.ts";
import { describeFilters } from "../../opportunities/view/describeFilters.ts";
import type { View } from "../../opportunities/view/view.ts";
import type { ViewQuery } from "../../opportunities/view/viewParameters.ts";
import { mayReveal } from "../base/mayReveal.ts";
import { SYSTEM_CLOCK } from "../base/ports.ts";
import { VscodeQuickInputs } from "../quickInput/vscodeQuickInput.ts";
import { isOpen, type OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import { namedView } from "../window/viewName.ts";
import { defaultLocation } from "./defaultLocation.ts";
import { askColumns, ExportColumns, fieldsSeen } from "./exportColumns.ts";
import { csvOptionsOf, parseExportArgument } from "./exportOptions.ts";
import { ExportProgress } from "./exportProgress.ts";
import { formatLabel, pickFormat, viewTitle } from "./exportPrompts.ts";
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
	readonly uri: vscode.Uri;
	readonly csv: CsvOptions;
	readonly only: OnlyThese | undefined;
}

/** What is exported: all pages of a View, or some of its opportunities. */
interface Subject {
	readonly view: View;
	readonly title: string;
	/** Undefined for all. With it, the View isn't grouped. */
	readonly only?: OnlyThese;
}

/** Exports what the tree shows. */
export async function exportView(services: Services, argument: unknown): Promise<void> {
	const view = namedView(services.currentView);
	await exportSubject(services, { view, title: viewTitle(view) }, argument);
}

/** Asks for what the argument leaves out. */
export async function exportSubject(services: Services, subject: Subject, argument: unknown): Promise<void> {
	const { view, title, only } = subject;
	const given = parseExportArgument(argument);
	const { currentView } = services;
	const { session } = currentView;
	if (!isOpen(session)) return;
	const query = currentView.queryOf(view, session);
	if (services.amountVisibility.hidden && !(await mayReveal("export"))) return;
	const format = given?.format ?? (await pickFormat());
	if (format === undefined) return;
	const uri = given?.uri === undefined ? await askTarget(title, format) : vscode.Uri.parse(given.uri, true);
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
	const outcome = await run(services, { session, view, title, query, format, columns, headings, uri, csv, only });
	if (outcome !== undefined) void showOutcome(outcome, uri, format !== "csv" || csv.guard);
}

/** Returns undefined if the user cancels. */
async function run(services: Services, task: Task): Promise<Outcome | undefined> {
	const location = vscode.ProgressLocation.Notification;
	const title = vscode.l10n.t("Exporting opportunities");
	return vscode.window.withProgress({ location, title, cancellable: true }, async (progress, token) => {
		const abort = new AbortController();
		token.onCancellationRequested(() => abort.abort());
		const shown = new ExportProgress((step) => progress.report(step), vscode.env.language, SYSTEM_CLOCK);
		try {
			return await writeWhole(task.uri, (sink) => write(services, task, sink, abort.signal, shown));
		} catch (error) {
			if (abort.signal.aborted) return undefined;
			if (error instanceof CloseError && error.kind === "cancelled")
				throw new UserError(
					vscode.l10n.t(
						"The export stopped because this window no longer uses its account. No file was written. Try again.",
					),
					{ cause: error },
				);
			throw error instanceof SkipLimitError ? asCloseError(error, services.log) : error;
		} finally {
			shown.dispose();
		}
	});
}

function write(
	{ settings, prompts, log }: Services,
	{ session, view, title, query, format, columns, headings, csv, only }: Task,
	sink: Sink,
	signal: AbortSignal,
	progress: ExportProgress,
): Promise<Outcome> {
	const locale = vscode.env.language;
	const description = describeFilters(view, { names: prompts.names, locale });
	return exportTo({
		sink,
		only,
		onProgress: (count, total) => progress.reach(count, total),
		query: { ...query, parameters: { ...query.parameters, _fields: fieldsFor(columns) } },
		reader: new PageReader(readContextOf(session, settings, log)),
		options: { signal, onWait: (wait, request) => progress.wait(wait, request), keepObjects: true },
		currencies: session.currencies,
		makeFormat: (amounts) => makeFormat(format, { view, title, description, columns, headings, locale, amounts, csv }),
	});
}

async function askTarget(title: string, format: FormatName): Promise<vscode.Uri | undefined> {
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t("Export Opportunities"),
		saveLabel: vscode.l10n.t("Export"),
		filters: { [formatLabel(format)]: [EXTENSIONS[format]] },
		defaultUri: defaultLocation(title, format),
	});
}

async function showOutcome(outcome: Outcome, uri: vscode.Uri, guarded: boolean): Promise<void> {
	const { count } = outcome;
	const open = vscode.l10n.t("Open");
	const reveal = revealLabel(process.platform);
	const exported =
		count === 1
			? vscode.l10n.t("Exported 1 opportunity.")
			: vscode.l10n.t("Exported {0} opportunities.", formatCount(count, vscode.env.language));
	const unguarded = vscode.l10n.t(
		"A spreadsheet program may evaluate text that looks like a formula, because the setting {0} is off.",
		"closeOpportunities.csvFormulaGuard",
	);
	const done = guarded ? exported : `${exported} ${unguarded}`;
	const doubts = doubtsOf(outcome);
	const desktop = vscode.env.uiKind === vscode.UIKind.Desktop && vscode.env.remoteName === undefined;
	const actions = uri.scheme === "file" && desktop ? [open, reveal] : [open];
	const answer =
		doubts.length > 0
			? await vscode.window.showWarningMessage([done, ...doubts].join(" "), ...actions)
			: await vscode.window.showInformationMessage(done, ...actions);
	if (answer === open) await vscode.commands.executeCommand("vscode.open", uri);
	if (answer === reveal) await vscode.commands.executeCommand("revealFileInOS", uri);
}

/** What VS Code calls `revealFileInOS` on this system. */
function revealLabel(platform: NodeJS.Platform): string {
	if (platform === "win32") return vscode.l10n.t("Reveal in File Explorer");
	if (platform === "darwin") return vscode.l10n.t("Reveal in Finder");
	return vscode.l10n.t("Open Containing Folder");
}
