import * as vscode from "vscode";
import { tabTitle } from "../base/plainText.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { Services } from "../window/services.ts";
import type { DetailsConnection } from "./detailsConnection.ts";
import type { showDetails } from "./showDetails.ts";

/** Loads the code that shows the details in a tab. */
export type LoadDetails = () => Promise<{ readonly showDetails: typeof showDetails }>;

/** What happens to a tab. */
interface TabEvents {
	/** The user chose the opportunity to show, or went to the tab. */
	chosen(): void;
	/** The user went to the tab, or left it. */
	activeChanged(): void;
	/** The user closed it. */
	closed(): void;
}

/** The opportunity in a tab, and what Previous and Next go through. */
export interface InTab {
	readonly id: string;
	readonly navigation: DetailsNavigation | undefined;
}

/** An editor tab with the details of one opportunity. */
export class DetailsTab {
	readonly #panel: vscode.WebviewPanel;
	readonly #connection: Promise<DetailsConnection>;

	/** Takes over a panel. */
	constructor(panel: vscode.WebviewPanel, services: Services, load: LoadDetails, events: TabEvents) {
		this.#panel = panel;
		let disposed = false;
		this.#connection = load().then(({ showDetails }) =>
			showDetails(panel, services, {
				title: (title) => {
					if (!disposed) panel.title = titleOfTab(title);
				},
				chosen: () => events.chosen(),
			}),
		);
		panel.onDidChangeViewState(() => {
			if (panel.active) events.chosen();
			events.activeChanged();
		});
		panel.onDidDispose(() => {
			disposed = true;
			events.closed();
			this.dispose();
		});
	}

	/** Whether the user is in it. */
	get active(): boolean {
		return this.#panel.active;
	}

	/** What it was last asked for; undefined if it shows nothing. */
	async shown(): Promise<InTab | undefined> {
		const { id, navigation } = await this.#connection;
		return id === undefined ? undefined : { id, navigation };
	}

	reveal(preserveFocus: boolean): void {
		this.#panel.reveal(undefined, preserveFocus);
	}

	async show(id: string, navigation: DetailsNavigation): Promise<void> {
		await (await this.#connection).show(id, navigation);
	}

	async refresh(): Promise<void> {
		await (await this.#connection).refresh();
	}

	/** Leaves the tab open: a reload of the window restores it. */
	dispose(): void {
		void this.#connection.then((connection) => connection.dispose());
	}
}

/** The title of a tab that shows an opportunity with this title, or none. */
export function titleOfTab(title: string | undefined): string {
	return tabTitle(title ?? vscode.l10n.t("Opportunity"));
}
