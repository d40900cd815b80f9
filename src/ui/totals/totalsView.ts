import type * as vscode from "vscode";
import type { TotalsParts } from "./connection.ts";
import { showTotals } from "./showTotals.ts";

export const TOTALS_ID = "closeOpportunities.totals";

/** The totals in the side bar. */
export class TotalsView implements vscode.WebviewViewProvider {
	readonly #extensionUri: vscode.Uri;
	readonly #parts: TotalsParts;

	constructor(extensionUri: vscode.Uri, parts: TotalsParts) {
		this.#extensionUri = extensionUri;
		this.#parts = parts;
	}

	resolveWebviewView(view: vscode.WebviewView): void {
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
