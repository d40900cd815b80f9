import * as vscode from "vscode";
import { ChangeEvent } from "../base/changeEvent.ts";
import type { Disposable } from "../base/ports.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { Services } from "../window/services.ts";
import { DetailsTab, type InTab, type LoadDetails, titleOfTab } from "./detailsTab.ts";
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
	readonly #activeChange: ChangeEvent<void>;
	readonly #selecting: vscode.Disposable;
	#main: DetailsTab | undefined;
	#side: DetailsTab | undefined;
	/** The user selected something in the tree after the last choice in a tab. */
	#selectedSince = false;

	constructor(services: Services, load: LoadDetails) {
		this.#services = services;
		this.#load = load;
		this.#tree = treeNavigation(services.currentView);
		this.#activeChange = new ChangeEvent(services.log);
		this.#selecting = services.tree.onDidChangeSelection(() => {
			this.#selectedSince = services.tree.selection.length > 0;
		});
	}

	/** Called when the user goes to a tab or leaves it. */
	get onDidChangeActive(): (listener: () => void) => Disposable {
		return this.#activeChange.subscribe;
	}

	/** Whether the user is in the second tab. */
	get aside(): boolean {
		return this.#side?.active === true;
	}

	/** Shows an opportunity. Without a navigation, Previous and Next go through the tree. */
	async show(id: string, navigation?: DetailsNavigation, { preserveFocus = false } = {}): Promise<void> {
		this.#main?.reveal(preserveFocus);
		const place = { viewColumn: vscode.ViewColumn.Active, preserveFocus };
		const tab = this.#main ?? this.#takeMain(newPanel(place));
		await tab.show(id, navigation ?? this.#tree);
	}

	/** Shows an opportunity in the second tab. Without a navigation, Previous and Next go through the tree. */
	async showToSide(id: string, navigation?: DetailsNavigation): Promise<void> {
		this.#side?.reveal(false);
		const tab = this.#side ?? this.#takeSide(newPanel({ viewColumn: vscode.ViewColumn.Beside }));
		await tab.show(id, navigation ?? this.#tree);
	}

	/** What is in the tab that the user is in, or was in last. */
	async active(): Promise<InTab | undefined> {
		return this.#active?.shown();
	}

	/** What is in the tab that the user is in, unless they selected something in the tree since they chose it. */
	async chosen(): Promise<InTab | undefined> {
		const isIn = this.#main?.active || this.#side?.active;
		return isIn && !this.#selectedSince ? this.active() : undefined;
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
		this.#selecting.dispose();
		this.#activeChange.clear();
		this.#main?.dispose();
		this.#side?.dispose();
	}

	get #active(): DetailsTab | undefined {
		return this.#side?.active ? this.#side : this.#main;
	}

	#takeMain(panel: vscode.WebviewPanel): DetailsTab {
		this.#main = this.#newTab(panel, () => {
			this.#main = undefined;
		});
		return this.#main;
	}

	#takeSide(panel: vscode.WebviewPanel): DetailsTab {
		this.#side = this.#newTab(panel, () => {
			this.#side = undefined;
		});
		return this.#side;
	}

	#newTab(panel: vscode.WebviewPanel, forget: () => void): DetailsTab {
		return new DetailsTab(panel, this.#services, this.#load, {
			chosen: () => {
				this.#selectedSince = false;
			},
			activeChanged: () => this.#activeChange.fire(),
			closed: () => {
				forget();
				this.#activeChange.fire();
			},
		});
	}
}

function newPanel(place: { readonly viewColumn: vscode.ViewColumn; readonly preserveFocus?: boolean }) {
	return vscode.window.createWebviewPanel(DETAILS_ID, titleOfTab(undefined), place, { enableFindWidget: true });
}

function idIn(state: unknown): string | undefined {
	if (typeof state !== "object" || state === null || !("id" in state)) return undefined;
	return typeof state.id === "string" ? state.id : undefined;
}
