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
		let disposed = false;
		view.onDidDispose(() => {
			disposed = true;
		});
		const { showTotals } = await import("./showTotals.ts");
		if (disposed) return;
		const page = showTotals(
			view,
			"sideBar",
			(listener) => view.onDidChangeVisibility(listener),
			this.#extensionUri,
			this.#parts,
		);
		view.onDidDispose(() => page.dispose());
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

	/** Opens the tab, or brings it to the front where it is. */
	show(): void {
		if (this.#panel !== undefined) {
			this.#panel.reveal();
			return;
		}
		const panel = vscode.window.createWebviewPanel(
			TOTALS_ID,
			vscode.l10n.t("Opportunity Totals"),
			vscode.ViewColumn.Active,
			{
				enableFindWidget: true,
			},
		);
		void this.#take(panel);
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
		const { showTotals } = await import("./showTotals.ts");
		if (this.#panel !== panel) return;
		const page = showTotals(
			panel,
			"editor",
			(listener) => panel.onDidChangeViewState(listener),
			this.#extensionUri,
			this.#parts,
		);
		panel.onDidDispose(() => page.dispose());
	}
}
