import * as vscode from "vscode";
import { VscodeBoxes } from "../quickInput/vscodeQuickInput.ts";
import { runFilterFlow } from "./filterFlow.ts";
import type { PromptHost } from "./host.ts";

/** Asks for filters, each of which is applied at once, until the user leaves. */
export function showFilter(host: PromptHost): Promise<void> {
	return runFilterFlow({ host, boxes: new VscodeBoxes(), locale: vscode.env.language, now: new Date() });
}
