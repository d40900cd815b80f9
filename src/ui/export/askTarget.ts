import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { EXTENSIONS, type FormatName } from "../../opportunities/export/format.ts";
import { formatLabel } from "./exportPrompts.ts";
import { fileNameOf } from "./fileName.ts";

/** Asks where to write a file of this format. Returns undefined if the user leaves. */
export async function askTarget(title: string, format: FormatName): Promise<vscode.Uri | undefined> {
	const name = fileNameOf(title, format, new Date());
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t("Export Opportunities"),
		saveLabel: vscode.l10n.t("Export"),
		filters: { [formatLabel(format)]: [EXTENSIONS[format]] },
		defaultUri: folder === undefined ? vscode.Uri.file(join(homedir(), name)) : vscode.Uri.joinPath(folder, name),
	});
}
