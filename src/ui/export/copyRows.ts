import * as vscode from "vscode";
import { countText } from "../../close/text/countText.ts";
import { rowsAsMarkdown, rowsAsTsv } from "../../pipeline/export/rowsText.ts";
import { targetsOf } from "../commands/targets.ts";
import type { Core } from "../core.ts";
import { mayShow } from "./mayShow.ts";

/** Copies the rows that a command is about, as far as they are loaded. */
export async function copyRows(
	{ viewing, tree, hiding, currencies }: Core,
	format: "markdown" | "tsv",
	argument: unknown,
	others: readonly unknown[],
): Promise<void> {
	const targets = targetsOf(argument, others, { state: viewing.state, selection: tree.selection });
	const rows = targets.flatMap(({ row }) => row ?? []);
	if (rows.length === 0) {
		void vscode.window.showInformationMessage(
			vscode.l10n.t("No loaded opportunities are selected. Select some in the tree first."),
		);
		return;
	}
	if (hiding.hidden && !(await mayShow("copy"))) return;
	const write = format === "tsv" ? rowsAsTsv : rowsAsMarkdown;
	await vscode.env.clipboard.writeText(write(rows, currencies.current));
	const done =
		rows.length === 1 ? vscode.l10n.t("1 row copied.") : vscode.l10n.t("{0} rows copied.", countText(rows.length));
	vscode.window.setStatusBarMessage(done, 3000);
}
