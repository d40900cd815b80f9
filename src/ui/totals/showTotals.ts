import * as vscode from "vscode";
import { visibilityOrFocus } from "../base/visibilityOrFocus.ts";
import { WhileVisible } from "../base/whileVisible.ts";
import { showPage } from "../webview/showPage.ts";
import { TotalsConnection, type TotalsParts } from "./totalsConnection.ts";
import { totalsPage } from "./totalsStrings.ts";

/** Shows the totals page in a webview and keeps it up to date until the result is disposed of. */
export function showTotals(
	shown: { readonly webview: vscode.Webview; readonly visible: boolean },
	place: "sideBar" | "editor",
	onVisibility: (listener: () => void) => vscode.Disposable,
	extensionUri: vscode.Uri,
	parts: TotalsParts,
): vscode.Disposable {
	const watch = new WhileVisible({
		visible: () => shown.visible,
		onDidChangeVisibility: visibilityOrFocus(onVisibility),
		check: (again) => void parts.catchUp(again),
	});
	const page = showPage({
		shown,
		place,
		onVisibility,
		extensionUri,
		page: totalsPage(parts.locale),
		log: parts.log,
		connect: (port) => new TotalsConnection(port, parts),
	});
	return vscode.Disposable.from(watch, page);
}
