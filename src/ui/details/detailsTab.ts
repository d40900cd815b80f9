import * as vscode from "vscode";
import { cutText } from "../../close/text/cutText.ts";
import { plainText } from "../base/plainText.ts";
import type { DetailsNavigation } from "../window/detailsNavigation.ts";
import type { Services } from "../window/services.ts";
import type { DetailsConnection } from "./detailsConnection.ts";
import type { showDetails } from "./showDetails.ts";

/** Loads the code that shows the details in a tab. */
export type LoadDetails = () => Promise<{ readonly showDetails: typeof showDetails }>;

/** The title's length in graphemes: enough to recognize the lead, and short enough to keep other tabs visible. */
const TITLE_LENGTH = 40;

/** An editor tab with the details of one opportunity. */
export class DetailsTab {
	readonly #panel: vscode.WebviewPanel;
	readonly #connection: Promise<DetailsConnection>;

	/** Takes over a panel. Calls `closed` once the user has closed it. */
	constructor(panel: vscode.WebviewPanel, services: Services, load: LoadDetails, closed: () => void) {
		this.#panel = panel;
		let disposed = false;
		this.#connection = load().then(({ showDetails }) =>
			showDetails(panel, services, (title) => {
				if (!disposed) panel.title = tabTitle(title);
			}),
		);
		panel.onDidDispose(() => {
			disposed = true;
			closed();
			this.dispose();
		});
	}

	/** Whether the user is in it. */
	get active(): boolean {
		return this.#panel.active;
	}

	/** The id of the opportunity that it was last asked for. */
	async id(): Promise<string | undefined> {
		return (await this.#connection).id;
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
export function tabTitle(title: string | undefined): string {
	return cutText(plainText(title ?? vscode.l10n.t("Opportunity")), TITLE_LENGTH);
}
