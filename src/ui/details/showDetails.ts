import * as vscode from "vscode";
import { type Filters, withFilters } from "../../opportunities/view/view.ts";
import { openAddress } from "../base/openAddress.ts";
import { showFailure } from "../base/showFailure.ts";
import { isOpen } from "../session/session.ts";
import { showPage } from "../webview/showPage.ts";
import { shownView } from "../window/currentView.ts";
import { learnNames } from "../window/learnNames.ts";
import type { Services } from "../window/services.ts";
import { DetailsConnection, type DetailsParts } from "./detailsConnection.ts";
import { detailsPage } from "./detailsStrings.ts";
import { openInMail } from "./openInMail.ts";

/**
 * Shows the details page in a tab and keeps it up to date until the result is disposed of. Calls `title` with the tab's
 * title, and `chosen` when the user chooses the opportunity to show.
 */
export function showDetails(
	panel: vscode.WebviewPanel,
	services: Services,
	{ title, chosen }: Pick<DetailsParts, "title" | "chosen">,
): DetailsConnection {
	const { sessions, currentView, amountVisibility, currencies, customFields, prompts, log, context } = services;
	const locale = vscode.env.language;
	return showPage({
		shown: panel,
		place: "editor",
		onVisibility: (listener) => panel.onDidChangeViewState(listener),
		extensionUri: context.extensionUri,
		page: detailsPage(locale),
		log,
		connect: (port) =>
			new DetailsConnection(port, {
				currentView,
				start: () => sessions.start(),
				amountVisibility,
				currencies,
				statusName: (id) => prompts.names.status(id),
				userName: (id) => prompts.names.owner(id),
				customFields,
				learnStatus: async (id) => {
					const { session } = currentView;
					return isOpen(session) && (await learnNames({ status_id: [id] }, prompts.names, session.client));
				},
				actions: {
					openLink: openAddress,
					copyText,
					openInMail,
					openView: (filters) => openFiltered(services, filters),
					signIn: () => vscode.commands.executeCommand("closeOpportunities.signIn"),
				},
				title,
				chosen,
				locale,
				now: () => new Date(),
				failed: (error) => void showFailure(error, log),
				log,
			}),
	});
}

async function copyText(text: string): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	vscode.window.setStatusBarMessage(vscode.l10n.t("Text copied."), 3000);
}

/** Shows the View with these filters alone, grouped and sorted as the current one, in the tree. */
async function openFiltered({ currentView }: Pick<Services, "currentView">, filters: Filters): Promise<void> {
	await vscode.commands.executeCommand("closeOpportunities.tree.focus");
	await currentView.show(withFilters(shownView(currentView), filters));
}
