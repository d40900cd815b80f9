import type * as vscode from "vscode";
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
