import * as vscode from "vscode";
import { Connection, type TotalsParts } from "./connection.ts";
import { type PageParts, pageHtml, STYLES } from "./html.ts";
import { pageStrings } from "./strings.ts";

/** Where the build puts the page's script, and where its style sheets are: the only folders that the page can read. */
const SCRIPT_FOLDER = "dist";
const STYLE_FOLDER = "media";
const SCRIPT = "totals.js";

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
	const scripts = vscode.Uri.joinPath(extensionUri, SCRIPT_FOLDER);
	const styles = vscode.Uri.joinPath(extensionUri, STYLE_FOLDER);
	webview.options = { enableScripts: true, localResourceRoots: [scripts, styles] };
	const address = (folder: vscode.Uri, file: string) =>
		webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
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
		script: address(scripts, SCRIPT),
		styles: STYLES.map((file) => address(styles, file)),
		place,
		locale: parts.locale,
		strings: pageStrings(),
	});
	return connection;
}
