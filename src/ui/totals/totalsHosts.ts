import * as vscode from "vscode";
import type { TotalsParts } from "./totalsConnection.ts";

export const TOTALS_ID = "closeOpportunities.totals";

/** The totals in the side bar. */
export class TotalsView implements vscode.WebviewViewProvider {
	readonly #extensionUri: vscode.Uri;
	readonly #parts: TotalsParts;

	constructor(extensionUri: vscode.Uri, parts: TotalsParts) {
		this.#extensionUri = extensionUri;
		this.#parts = parts;
	}

	async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
		await fill(view, "sideBar", (listener) => view.onDidChangeVisibility(listener), this.#extensionUri, this.#parts);
	}
}

/** The same totals in an editor tab: one, which a reload of the window brings back. */
export class TotalsPanel implements vscode.WebviewPanelSerializer {
	readonly #extensionUri: vscode.Uri;
	readonly #parts: TotalsParts;
	#panel: vscode.WebviewPanel | undefined;

	constructor(extensionUri: vscode.Uri, parts: TotalsParts) {
		this.#extensionUri = extensionUri;
		this.#parts = parts;
	}

	/** Opens the tab, or brings it to the front if it's open. */
	show(): void {
		if (this.#panel !== undefined) {
			this.#panel.reveal();
			return;
		}
		const title = vscode.l10n.t("Opportunity Totals");
		const options = { enableFindWidget: true };
		void this.#take(vscode.window.createWebviewPanel(TOTALS_ID, title, vscode.ViewColumn.Active, options));
	}

	/** After a reload of the window. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
		if (this.#panel === undefined) await this.#take(panel);
		else panel.dispose();
	}

	async #take(panel: vscode.WebviewPanel): Promise<void> {
		this.#panel = panel;
		panel.onDidDispose(() => {
			this.#panel = undefined;
		});
		await fill(panel, "editor", (listener) => panel.onDidChangeViewState(listener), this.#extensionUri, this.#parts);
	}
}

/** Puts the page into a webview until that is closed. The code for it is loaded only now. */
async function fill(
	shown: vscode.WebviewView | vscode.WebviewPanel,
	place: "sideBar" | "editor",
	onVisibility: (listener: () => void) => vscode.Disposable,
	extensionUri: vscode.Uri,
	parts: TotalsParts,
): Promise<void> {
	let closed = false;
	shown.onDidDispose(() => {
		closed = true;
	});
	const { showTotals } = await import("./showTotals.ts");
	if (closed) return;
	const page = showTotals(shown, place, onVisibility, extensionUri, parts);
	shown.onDidDispose(() => page.dispose());
}
