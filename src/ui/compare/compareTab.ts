import * as vscode from "vscode";
import { PageCamera } from "../webview/pageCamera.ts";
import type { Services } from "../window/services.ts";
import type { ViewPair } from "./pairComparison.ts";
import type { CompareOutside, ShownComparison, showComparison } from "./showComparison.ts";

/** Loads the code that shows a comparison in a tab. */
type LoadCompare = () => Promise<{ readonly showComparison: typeof showComparison }>;

export const COMPARE_ID = "closeOpportunities.compare";

/** The editor tab that compares two Views. There is one, which a reload of the window restores. */
export class CompareTab implements vscode.WebviewPanelSerializer, vscode.Disposable {
	/** Takes pictures of the page. */
	readonly camera = new PageCamera();
	readonly #services: Services;
	readonly #outside: CompareOutside;
	readonly #load: LoadCompare;
	#panel: vscode.WebviewPanel | undefined;
	#shown: Promise<ShownComparison | undefined> | undefined;

	constructor(services: Services, load: LoadCompare, outside: CompareOutside) {
		this.#services = services;
		this.#load = load;
		this.#outside = outside;
	}

	/** Whether the tab is the active editor. */
	get inFront(): boolean {
		return this.#panel?.active ?? false;
	}

	/** Compares two Views in the tab, and brings it to the front. */
	async show(views: ViewPair): Promise<void> {
		this.#panel?.reveal();
		const options = { enableFindWidget: true };
		const title = vscode.l10n.t("Comparison");
		const shown =
			this.#shown ?? this.#take(vscode.window.createWebviewPanel(COMPARE_ID, title, vscode.ViewColumn.Active, options));
		(await shown)?.compare(views);
	}

	/** Restores the tab after a reload of the window. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		if (this.#panel !== undefined) return void panel.dispose();
		await this.#take(panel, state);
	}

	/** Leaves the tab open: a reload of the window restores it. */
	dispose(): void {
		void this.#shown?.then(
			(shown) => shown?.dispose(),
			() => undefined,
		);
	}

	/** `state` is what the page kept. Nothing is shown in a tab that is closed while its code is loaded. */
	#take(panel: vscode.WebviewPanel, state?: unknown): Promise<ShownComparison | undefined> {
		let closed = false;
		const shown = this.#load().then(({ showComparison }) =>
			closed ? undefined : showComparison(panel, this.#services, this.#outside, this.camera, state),
		);
		this.#panel = panel;
		this.#shown = shown;
		panel.onDidDispose(() => {
			closed = true;
			this.dispose();
			this.#panel = undefined;
			this.#shown = undefined;
		});
		// An empty tab is of no use, and the next comparison tries again.
		shown.catch(() => panel.dispose());
		return shown;
	}
}
