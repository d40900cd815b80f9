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

/** An editor tab with the details of one opportunity. Nothing is shown in it if it is closed while its code is loaded. */
export class DetailsTab {
	readonly #panel: vscode.WebviewPanel;
	readonly #connection: Promise<DetailsConnection | undefined>;

	/** Takes over a panel. */
	constructor(panel: vscode.WebviewPanel, services: Services, load: LoadDetails, events: TabEvents) {
		this.#panel = panel;
		let closed = false;
		this.#connection = load().then(({ showDetails }) => {
			if (closed) return undefined;
			return showDetails(panel, services, {
				title: (title) => {
					if (!closed) panel.title = titleOfTab(title);
				},
				chosen: () => events.chosen(),
			});
		});
		panel.onDidChangeViewState(() => {
			if (panel.active) events.chosen();
			events.activeChanged();
		});
		panel.onDidDispose(() => {
			closed = true;
			events.closed();
			this.dispose();
		});
		// An empty tab is of no use, and the next one tries again.
		this.#connection.catch(() => panel.dispose());
	}

	/** Whether the user is in it. */
	get active(): boolean {
		return this.#panel.active;
	}

	/** What it was last asked for; undefined if it shows nothing. */
	async shown(): Promise<InTab | undefined> {
		const { id, navigation } = (await this.#connection) ?? {};
		return id === undefined ? undefined : { id, navigation };
	}

	reveal(preserveFocus: boolean): void {
		this.#panel.reveal(undefined, preserveFocus);
	}

	async show(id: string, navigation: DetailsNavigation): Promise<void> {
		await (await this.#connection)?.show(id, navigation);
	}

	async refresh(): Promise<void> {
		await (await this.#connection)?.refresh();
	}

	/** Leaves the tab open: a reload of the window restores it. */
	dispose(): void {
		void this.#connection.then(
			(connection) => connection?.dispose(),
			() => undefined,
		);
	}
}

/** The title of a tab that shows an opportunity with this title, or none. */
export function titleOfTab(title: string | undefined): string {
	return tabTitle(title ?? vscode.l10n.t("Opportunity"));
}
