import * as vscode from "vscode";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { Services } from "../window/services.ts";
import { DetailsTab, type LoadDetails, tabTitle } from "./detailsTab.ts";
import { treeNavigation } from "./treeNavigation.ts";

export const DETAILS_ID = "closeOpportunities.details";

/**
 * The tabs with details: one that shows whatever the user chooses, and a second one beside it for *Open to the Side*. A
 * reload of the window restores both.
 */
export class DetailsTabPair implements vscode.WebviewPanelSerializer, vscode.Disposable {
	readonly #services: Services;
	readonly #load: LoadDetails;
	readonly #tree: DetailsNavigation;
	#main: DetailsTab | undefined;
	#side: DetailsTab | undefined;

	constructor(services: Services, load: LoadDetails) {
		this.#services = services;
		this.#load = load;
		this.#tree = treeNavigation(services.currentView);
	}

	/** Shows an opportunity. Without a navigation, Previous and Next go through the tree. */
	async show(id: string, navigation?: DetailsNavigation, { preserveFocus = false } = {}): Promise<void> {
		this.#main?.reveal(preserveFocus);
		const place = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
		const tab = this.#main ?? this.#takeMain(newPanel(place));
		await tab.show(id, navigation ?? this.#tree);
	}

	/** Shows an opportunity in the second tab. */
	async showToSide(id: string): Promise<void> {
		this.#side?.reveal(false);
		const tab = this.#side ?? this.#takeSide(newPanel({ viewColumn: vscode.ViewColumn.Beside }));
		await tab.show(id, this.#tree);
	}

	/** The id of the opportunity in the tab that the user is in. */
	async activeId(): Promise<string | undefined> {
		return this.#active?.id();
	}

	/** Reads again what is in the tab that the user is in. */
	async refresh(): Promise<void> {
		await this.#active?.refresh();
	}

	/** Restores a tab after a reload of the window. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		if (this.#main !== undefined && this.#side !== undefined) return void panel.dispose();
		const tab = this.#main === undefined ? this.#takeMain(panel) : this.#takeSide(panel);
		const id = idIn(state);
		if (id !== undefined) await tab.show(id, this.#tree);
	}

	dispose(): void {
		this.#main?.dispose();
		this.#side?.dispose();
	}

	get #active(): DetailsTab | undefined {
		return this.#side?.active ? this.#side : this.#main;
	}

	#takeMain(panel: vscode.WebviewPanel): DetailsTab {
		this.#main = new DetailsTab(panel, this.#services, this.#load, () => {
			this.#main = undefined;
		});
		return this.#main;
	}

	#takeSide(panel: vscode.WebviewPanel): DetailsTab {
		this.#side = new DetailsTab(panel, this.#services, this.#load, () => {
			this.#side = undefined;
		});
		return this.#side;
	}
}

function newPanel(place: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean }) {
	return vscode.window.createWebviewPanel(DETAILS_ID, tabTitle(undefined), place, { enableFindWidget: true });
}

function idIn(state: unknown): string | undefined {
	if (typeof state !== "object" || state === null || !("id" in state)) return undefined;
	return typeof state.id === "string" ? state.id : undefined;
}
