import * as vscode from "vscode";
import { cutText } from "../../close/text/cutText.ts";
import { plainText } from "../base/plainText.ts";
import type { Navigation } from "../window/navigation.ts";
import type { Services } from "../window/services.ts";
import type { DetailsConnection } from "./detailsConnection.ts";
import type { showDetails } from "./showDetails.ts";
import { treeNavigation } from "./treeNavigation.ts";

/** Loads the code that shows the details in a tab. */
type LoadDetails = () => Promise<{ readonly showDetails: typeof showDetails }>;

export const DETAILS_ID = "closeOpportunities.details";

/** The title's length in graphemes: enough to recognize the lead, and short enough to keep other tabs visible. */
const TITLE_LENGTH = 40;

/** The details of one opportunity in an editor tab. There is one tab, which a reload of the window restores. */
export class Details implements vscode.WebviewPanelSerializer, vscode.Disposable {
	readonly #services: Services;
	readonly #load: LoadDetails;
	readonly #tree: Navigation;
	#panel: vscode.WebviewPanel | undefined;
	#connection: Promise<DetailsConnection> | undefined;

	constructor(services: Services, load: LoadDetails) {
		this.#services = services;
		this.#load = load;
		this.#tree = treeNavigation(services.currentView);
	}

	/** Shows an opportunity. Without a navigation, Previous and Next go through the tree. */
	async show(id: string, navigation?: Navigation, { preserveFocus = false } = {}): Promise<void> {
		if (this.#panel === undefined) this.#take(this.#newPanel(preserveFocus));
		else this.#panel.reveal(undefined, preserveFocus);
		const connection = await this.#connection;
		await connection?.show(id, navigation ?? this.#tree);
	}

	/** Restores the tab after a reload of the window. */
	async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
		if (this.#panel !== undefined) {
			panel.dispose();
			return;
		}
		this.#take(panel);
		const connection = await this.#connection;
		const id = idIn(state);
		if (id !== undefined) await connection?.show(id, this.#tree);
	}

	/** Leaves the tab open: a reload of the window restores it. */
	dispose(): void {
		void this.#connection?.then((connection) => connection.dispose());
	}

	#newPanel(preserveFocus: boolean): vscode.WebviewPanel {
		return vscode.window.createWebviewPanel(
			DETAILS_ID,
			titleOf(undefined),
			{ viewColumn: vscode.ViewColumn.Active, preserveFocus },
			{ enableFindWidget: true },
		);
	}

	#take(panel: vscode.WebviewPanel): void {
		this.#panel = panel;
		let disposed = false;
		const connection = this.#load().then(({ showDetails }) =>
			showDetails(panel, this.#services, (title) => {
				if (!disposed) panel.title = titleOf(title);
			}),
		);
		this.#connection = connection;
		panel.onDidDispose(() => {
			disposed = true;
			this.#panel = undefined;
			this.#connection = undefined;
			void connection.then((made) => made.dispose());
		});
	}
}

function titleOf(title: string | undefined): string {
	return cutText(plainText(title ?? vscode.l10n.t("Opportunity")), TITLE_LENGTH);
}

function idIn(state: unknown): string | undefined {
	if (typeof state !== "object" || state === null || !("id" in state)) return undefined;
	return typeof state.id === "string" ? state.id : undefined;
}
