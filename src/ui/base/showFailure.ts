import * as vscode from "vscode";
import { CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { failureNotice, loggedFailure } from "./failureWords.ts";
import { causeOf, notifyOnce } from "./notifyOnce.ts";
import { plainText } from "./plainText.ts";

/**
 * Shows why something that the user asked for failed, and what to do, in one notification for one cause. Shows nothing if
 * it was cancelled. The log gets the server's own words.
 */
export async function showFailure(error: unknown, log: Log): Promise<void> {
	const failure = loggedFailure(error, log);
	if (failure instanceof CloseError) await notifyOnce(causeOf(failure), () => showButtons(failure));
	else if (failure !== undefined) await vscode.window.showErrorMessage(plainText(failureNotice(failure)));
}

async function showButtons(failure: CloseError): Promise<void> {
	const signIn = vscode.l10n.t("Sign In…");
	const showLog = vscode.l10n.t("Show Log");
	const inLog = failure.kind === "unexpected" || failure.reason !== undefined;
	const buttons = failure.kind === "unauthorized" ? [signIn] : inLog ? [showLog] : [];
	const answer = await vscode.window.showErrorMessage(plainText(failureNotice(failure)), ...buttons);
	if (answer === signIn) await vscode.commands.executeCommand("closeOpportunities.signIn");
	if (answer === showLog) await vscode.commands.executeCommand("closeOpportunities.showLog");
}
