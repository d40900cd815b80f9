import { homedir } from "node:os";
import { join } from "node:path";
import * as vscode from "vscode";
import { EXTENSIONS, type FormatName } from "../../opportunities/export/format.ts";
import { formatLabel } from "./exportPrompts.ts";
import { fileNameOf } from "./fileName.ts";

/** Asks where to save an export in this format. Returns undefined if the user leaves. */
export async function askSaveLocation(title: string, format: FormatName): Promise<vscode.Uri | undefined> {
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t("Export Opportunities"),
		saveLabel: vscode.l10n.t("Export"),
		filters: { [formatLabel(format)]: [EXTENSIONS[format]] },
		defaultUri: defaultLocation(title, format),
	});
}

/** What a dialog offers first: the title with today's date, in the workspace's first folder or at home. */
export function defaultLocation(title: string, ending: Parameters<typeof fileNameOf>[1]): vscode.Uri {
	const name = fileNameOf(title, ending, new Date());
	const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
	return folder === undefined ? vscode.Uri.file(join(homedir(), name)) : vscode.Uri.joinPath(folder, name);
}
