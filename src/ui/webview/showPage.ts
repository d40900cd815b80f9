import * as vscode from "vscode";
import type { Log } from "../../close/base/log.ts";
import { type PageParts, pageHtml } from "./html.ts";
import type { PagePort } from "./pageConnection.ts";

/** The folders of a page's script and style sheets: the only ones that a page can read. */
const SCRIPT_FOLDER = "dist";
const STYLE_FOLDER = "media";

/** The files of a page, with their names in `dist` and `media`, and its texts. */
export interface PageFiles<Strings> extends Pick<PageParts<Strings>, "locale" | "title" | "strings"> {
	readonly script: string;
	readonly styles: readonly string[];
}

/** What webviews of the side bar and of the editor have in common. */
interface Shown {
	readonly webview: vscode.Webview;
	readonly visible: boolean;
}

interface Showing<Strings, Snapshot, Connection> {
	readonly shown: Shown;
	readonly place: PageParts<Strings>["place"];
	readonly onVisibility: (listener: () => void) => vscode.Disposable;
	readonly extensionUri: vscode.Uri;
	readonly page: PageFiles<Strings>;
	readonly log: Log;
	/** Begins to listen to the page. Called before the page is loaded. */
	readonly connect: (port: PagePort<Snapshot>) => Connection;
}

/** Shows a page in a webview, and connects it with `connect`. */
export function showPage<Strings, Snapshot, Connection>(showing: Showing<Strings, Snapshot, Connection>): Connection {
	const { shown, place, onVisibility, extensionUri, page, log, connect } = showing;
	const { webview } = shown;
	const scripts = vscode.Uri.joinPath(extensionUri, SCRIPT_FOLDER);
	const styles = vscode.Uri.joinPath(extensionUri, STYLE_FOLDER);
	webview.options = { enableScripts: true, localResourceRoots: [scripts, styles] };
	const address = (folder: vscode.Uri, file: string) =>
		webview.asWebviewUri(vscode.Uri.joinPath(folder, file)).toString();
	const connection = connect({
		get visible() {
			return shown.visible;
		},
		post: (message) => {
			webview.postMessage(message).then(undefined, () => log.warn(`The page "${page.script}" could not be reached.`));
		},
		onMessage: (listener) => webview.onDidReceiveMessage(listener),
		onVisibility,
	});
	webview.html = pageHtml({
		...page,
		cspSource: webview.cspSource,
		script: address(scripts, page.script),
		styles: page.styles.map((file) => address(styles, file)),
		place,
	});
	return connection;
}
