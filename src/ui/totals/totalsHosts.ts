import * as vscode from "vscode";
import { tabTitle } from "../base/plainText.ts";
import type { Services } from "../window/services.ts";
import type { showTotals } from "./showTotals.ts";
import type { TotalsParts } from "./totalsConnection.ts";

/** Loads the code that shows the totals in a webview. */
export type LoadTotals = () => Promise<{ readonly showTotals: typeof showTotals }>;

export const TOTALS_ID = "closeOpportunities.totals";

/** The totals in the side bar. */
export class TotalsView implements vscode.WebviewViewProvider {
	readonly #services: Services;
	readonly #parts: TotalsParts;
	readonly #load: LoadTotals;

	constructor(services: Services, parts: TotalsParts, load: LoadTotals) {
		this.#services = services;
		this.#parts = parts;
		this.#load = load;
	}

	async resolveWebviewView(view: vscode.WebviewView): Promise<void> {
		const onVisibility = (listener: () => void) => view.onDidChangeVisibility(listener);
		await fill(view, this.#load, (show) => show(view, "sideBar", onVisibility, this.#services, this.#parts));
	}
}

/** The totals in an editor tab. There is one tab, which a reload of the window restores. */
export class TotalsPanel implements vscode.WebviewPanelSerializer {
	readonly #services: Services;
	readonly #parts: TotalsParts;
	readonly #load: LoadTotals;
	/** The name of what the tab shows, if it doesn't show the whole View. */
	readonly #label: () => string | undefined;
	#panel: vscode.WebviewPanel | undefined;

	constructor(services: Services, parts: TotalsParts, load: LoadTotals, label: () => string | undefined) {
		this.#services = services;
		this.#parts = parts;
		this.#load = load;
		this.#label = label;
	}

	/** Whether the tab is the active editor. */
	get inFront(): boolean {
		return this.#panel?.active ?? false;
	}

	/** Opens the tab, or brings it to the front if it is open. Rejects if its code can't be loaded. */
	async show(): Promise<void> {
		if (this.#panel !== undefined) {
			this.#panel.reveal();
			return;
		}
		const options = { enableFindWidget: true };
		await this.#take(vscode.window.createWebviewPanel(TOTALS_ID, this.#title, vscode.ViewColumn.Active, options));
	}

	/** Restores the tab after a reload of the window. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel): Promise<void> {
		if (this.#panel === undefined) await this.#take(panel);
		else panel.dispose();
	}

	get #title(): string {
		const label = this.#label();
		if (label === undefined) return vscode.l10n.t("Totals");
		return vscode.l10n.t("Totals: {0}", tabTitle(label));
	}

	async #take(panel: vscode.WebviewPanel): Promise<void> {
		this.#panel = panel;
		const { source, amountVisibility } = this.#parts;
		const retitle = () => {
			if (panel.title !== this.#title) panel.title = this.#title;
		};
		const following = vscode.Disposable.from(source.onDidChange(retitle), amountVisibility.onDidChange(retitle));
		panel.onDidDispose(() => {
			this.#panel = undefined;
			following.dispose();
		});
		const onVisibility = (listener: () => void) => panel.onDidChangeViewState(listener);
		try {
			await fill(panel, this.#load, (show) => show(panel, "editor", onVisibility, this.#services, this.#parts));
		} catch (error) {
			// An empty tab is of no use, and the next one tries again.
			panel.dispose();
			throw error;
		}
	}
}

/** Shows the page in a webview until that is closed. Its code is loaded only now. */
async function fill(
	shown: vscode.WebviewView | vscode.WebviewPanel,
	load: LoadTotals,
	put: (show: typeof showTotals) => vscode.Disposable,
): Promise<void> {
	let closed = false;
	shown.onDidDispose(() => {
		closed = true;
	});
	const { showTotals } = await load();
	if (closed) return;
	const page = put(showTotals);
	shown.onDidDispose(() => page.dispose());
}
