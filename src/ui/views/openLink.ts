import * as vscode from "vscode";
import { visibleText } from "../../opportunities/text/visibleText.ts";
import { explainView } from "../../opportunities/view/explain.ts";
import { type View, ViewError } from "../../opportunities/view/view.ts";
import { plainText } from "../base/plainText.ts";
import { isOpen } from "../session/session.ts";
import { offerSignIn } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import type { SavedViews } from "./savedViews.ts";
import { saveView } from "./saveView.ts";
import { LinkError, viewOfLink } from "./viewLink.ts";
import { viewPromptContext } from "./viewPromptContext.ts";

/**
 * Shows what the View of a link filters by, and asks what to do with it: a link can come from anywhere. Returns the
 * action to run after the dialog, or undefined if there is none.
 */
export async function askAboutLink(
	uri: vscode.Uri,
	services: Services,
	saved: SavedViews,
): Promise<(() => Promise<void>) | undefined> {
	const view = read(uri);
	const parts = viewPromptContext(services, saved);
	const open = vscode.l10n.t({ message: "Open", comment: ["A button that opens a file, a page, or a View."] });
	const save = vscode.l10n.t("Save View…");
	const detail = [
		...explainView(view, parts.describing()).map(plainText),
		"",
		vscode.l10n.t("This View comes from a link. It only determines what's shown and changes nothing in Close."),
	].join("\n");
	const message =
		view.name === undefined
			? vscode.l10n.t("Open a View?")
			: vscode.l10n.t('Open the View "{0}"?', plainText(visibleText(view.name)));
	const answer = await vscode.window.showInformationMessage(message, { modal: true, detail }, open, save);
	if (answer === open) return () => show(view, services);
	if (answer === save) return () => saveView({ ...parts, current: () => view }).catch(parts.failed);
	return undefined;
}

function read(uri: vscode.Uri): View {
	try {
		return viewOfLink(uri);
	} catch (error) {
		if (!(error instanceof LinkError || error instanceof ViewError)) throw error;
		throw new LinkError(vscode.l10n.t("The link couldn't be opened. {0}", error.message));
	}
}

/** If the user is signed out, asks to sign in first. */
async function show(view: View, services: Services): Promise<void> {
	const { sessions, currentView } = services;
	if (!isOpen(await sessions.start())) await offerSignIn(services);
	if (!isOpen(sessions.current)) return;
	// Sets the View before the tree comes on screen, which would load the last View.
	const shown = currentView.show(view);
	await vscode.commands.executeCommand("closeOpportunities.tree.focus");
	await shown;
}
