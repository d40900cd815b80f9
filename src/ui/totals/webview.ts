import * as vscode from "vscode";
import { Connection, type TotalsParts } from "./connection.ts";
import { type PageParts, pageHtml } from "./html.ts";
import { pageStrings } from "./strings.ts";

/** Where the build puts the page's script, and where its style sheet is: the only folders that the page can read. */
const SCRIPT = ["dist", "totals", "page.js"] as const;
const STYLE = ["media", "totals.css"] as const;

/** The part that a webview of the side bar and one of an editor have in common. */
interface Shown {
	readonly webview: vscode.Webview;
	readonly visible: boolean;
}

/** Puts the totals page into a webview and keeps it up to date until the result is disposed of. */
export function showPage(
	shown: Shown,
	place: PageParts["place"],
	onVisibility: (listener: () => void) => vscode.Disposable,
	extensionUri: vscode.Uri,
	parts: TotalsParts,
): vscode.Disposable {
	const { webview } = shown;
	const script = vscode.Uri.joinPath(extensionUri, ...SCRIPT);
	const style = vscode.Uri.joinPath(extensionUri, ...STYLE);
	webview.options = {
		enableScripts: true,
		localResourceRoots: [vscode.Uri.joinPath(script, ".."), vscode.Uri.joinPath(style, "..")],
	};
	const connection = new Connection(
		{
			get visible() {
				return shown.visible;
			},
			post: (message) => {
				webview.postMessage(message).then(undefined, () => parts.log.warn("The totals page could not be reached."));
			},
			onMessage: (listener) => webview.onDidReceiveMessage(listener),
			onVisibility,
		},
		parts,
	);
	webview.html = pageHtml({
		cspSource: webview.cspSource,
		script: webview.asWebviewUri(script).toString(),
		style: webview.asWebviewUri(style).toString(),
		place,
		locale: parts.locale,
		strings: pageStrings(),
	});
	return connection;
}
