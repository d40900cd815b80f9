import * as vscode from "vscode";
import { CloseError, UserError } from "../../close/base/errors.ts";
import { fieldsFor } from "../../opportunities/export/columns.ts";
import { PageReader } from "../../opportunities/reading/pageReader.ts";
import type { ReadOptions } from "../../opportunities/reading/readContext.ts";
import { asCloseError, SkipLimitError } from "../../opportunities/reading/readErrors.ts";
import type { Currencies } from "../../opportunities/text/currencies.ts";
import type { ViewQuery } from "../../opportunities/view/viewParameters.ts";
import { SYSTEM_CLOCK } from "../base/ports.ts";
import type { OpenSession } from "../session/session.ts";
import type { Services } from "../window/services.ts";
import { readContextOf } from "../window/sessionReadContext.ts";
import { ExportProgress } from "./exportProgress.ts";

/** An export under way: it can be canceled, and shows how far it is. */
export interface ExportRun {
	readonly signal: AbortSignal;
	readonly progress: ExportProgress;
}

/** Where the opportunities of an export come from, and who learns how many have arrived. */
interface ExportSource {
	readonly query: ViewQuery;
	readonly reader: PageReader;
	readonly options: ReadOptions;
	readonly currencies: Currencies;
	readonly onProgress: (count: number, total: number | undefined) => void;
}

/**
 * Runs an export with a notification that shows its progress. Returns undefined if the user cancels.
 * @throws Error that says why it failed
 */
export async function runExport<T>(
	{ log }: Pick<Services, "log">,
	work: (run: ExportRun) => Promise<T>,
): Promise<T | undefined> {
	const location = vscode.ProgressLocation.Notification;
	const title = vscode.l10n.t("Exporting opportunities");
	return vscode.window.withProgress({ location, title, cancellable: true }, async (reported, token) => {
		const abort = new AbortController();
		token.onCancellationRequested(() => abort.abort());
		const progress = new ExportProgress((step) => reported.report(step), vscode.env.language, SYSTEM_CLOCK);
		try {
			return await work({ signal: abort.signal, progress });
		} catch (error) {
			if (abort.signal.aborted) return undefined;
			if (error instanceof CloseError && error.kind === "cancelled")
				throw new UserError(
					vscode.l10n.t(
						"The export stopped because this window no longer uses its account. No file was written. Try again.",
					),
					{ cause: error },
				);
			throw error instanceof SkipLimitError ? asCloseError(error, log) : error;
		} finally {
			progress.dispose();
		}
	});
}

/** Reads the opportunities of a query with these fields. */
export function sourceOf(
	{ settings, log }: Pick<Services, "settings" | "log">,
	session: OpenSession,
	query: ViewQuery,
	fields: readonly string[],
	{ signal, progress }: ExportRun,
): ExportSource {
	return {
		query: { ...query, parameters: { ...query.parameters, _fields: fieldsFor(fields) } },
		reader: new PageReader(readContextOf(session, settings, log)),
		options: { signal, onWait: (wait, request) => progress.wait(wait, request), keepObjects: true },
		currencies: session.currencies,
		onProgress: (count, total) => progress.reach(count, total),
	};
}
