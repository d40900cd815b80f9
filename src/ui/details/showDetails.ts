import * as vscode from "vscode";
import { showFailure } from "../base/showFailure.ts";
import { isOpen } from "../session/session.ts";
import { showPage } from "../webview/showPage.ts";
import { learnNames } from "../window/learnNames.ts";
import type { Services } from "../window/services.ts";
import { DetailsConnection } from "./detailsConnection.ts";
import { detailsPage } from "./detailsStrings.ts";

/** Shows the details page in a tab and keeps it up to date until the result is disposed of. */
export function showDetails(
	panel: vscode.WebviewPanel,
	services: Services,
	title: (title: string | undefined) => void,
): DetailsConnection {
	const { sessions, currentView, amountVisibility, currencies, prompts, log, context } = services;
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
				learnStatus: async (id) => {
					const { session } = currentView;
					return isOpen(session) && (await learnNames({ status_id: [id] }, prompts.names, session.client));
				},
				actions: {
					command: (command, id) => vscode.commands.executeCommand(`closeOpportunities.${command}`, id),
					openLink,
					copyText,
				},
				title,
				locale,
				now: () => new Date(),
				failed: (error) => void showFailure(error, log),
				log,
			}),
	});
}

/** The address stays a string: a Uri would decode encoded characters, and so change the address. */
async function openLink(address: string): Promise<void> {
	await vscode.env.openExternal(address as unknown as vscode.Uri);
}

async function copyText(text: string): Promise<void> {
	await vscode.env.clipboard.writeText(text);
	vscode.window.setStatusBarMessage(vscode.l10n.t("Copied."), 3000);
}
