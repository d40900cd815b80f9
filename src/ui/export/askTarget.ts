import * as vscode from "vscode";
import { EXTENSIONS, type FormatName } from "../../opportunities/export/format.ts";
import { defaultLocation } from "./defaultLocation.ts";
import { formatLabel } from "./exportPrompts.ts";

/** Asks where to write a file of this format. Returns undefined if the user leaves. */
export async function askTarget(title: string, format: FormatName): Promise<vscode.Uri | undefined> {
	return vscode.window.showSaveDialog({
		title: vscode.l10n.t("Export Opportunities"),
		saveLabel: vscode.l10n.t("Export"),
		filters: { [formatLabel(format)]: [EXTENSIONS[format]] },
		defaultUri: defaultLocation(title, format),
	});
}
