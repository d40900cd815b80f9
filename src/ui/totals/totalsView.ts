import type * as vscode from "vscode";
import type { TotalsParts } from "./connection.ts";
import type { showTotals } from "./showTotals.ts";

/** Loads what puts the totals into a webview. */
export type LoadTotals = () => Promise<{ readonly showTotals: typeof showTotals }>;

export const TOTALS_ID = "closeOpportunities.totals";

/** The totals in the side bar. */
export class TotalsView implements vscode.WebviewViewProvider {
	readonly #extensionUri: vscode.Uri;
	readonly #load: LoadTotals;
	readonly #parts: TotalsParts;

	constructor(extensionUri: vscode.Uri, parts: TotalsParts, load: LoadTotals) {
		this.#extensionUri = extensionUri;
		this.#parts = parts;
		this.#load = load;
	}

	async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
		let disposed = false;
		view.onDidDispose(() => {
			disposed = true;
		});
		const { showTotals } = await this.#load();
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
