import * as vscode from "vscode";
import { asUserError, CloseError } from "../../close/base/errors.ts";
import type { Log } from "../../close/base/log.ts";
import { plainText } from "./plainText.ts";

/** Shows why something that the user asked for failed, and what to do. Shows nothing if it was cancelled. */
export async function showFailure(error: unknown, log: Log): Promise<void> {
	const failure = asUserError(error, log);
	const kind = failure instanceof CloseError ? failure.kind : undefined;
	if (kind === "cancelled") return;
	if (kind !== "unexpected") log.warn(failure.message);
	const text = plainText([failure.message, failure.advice].filter(Boolean).join(" "));
	const showLog = vscode.l10n.t("Show Log");
	const buttons = kind === "unexpected" ? [showLog] : [];
	const answer = await vscode.window.showErrorMessage(text, ...buttons);
	if (answer === showLog) await vscode.commands.executeCommand("closeOpportunities.showLog");
}
