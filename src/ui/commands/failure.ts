import * as vscode from "vscode";
import { CloseError } from "../../close/errors.ts";
import type { Log } from "../../close/log.ts";
import { plainText } from "../plainText.ts";

/** Shows why a command did not do what it should: what happened, and what to do. What was cancelled needs no words. */
export function showFailure(error: unknown, log: Log): void {
	if (error instanceof CloseError && error.kind === "cancelled") return;
	const message = error instanceof Error ? error.message : String(error);
	log.warn(message);
	const advice = error instanceof Error && "advice" in error ? String(error.advice) : "";
	void vscode.window.showErrorMessage(plainText([message, advice].filter(Boolean).join(" ")));
}
