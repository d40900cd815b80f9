import * as vscode from "vscode";
import { placeOfName } from "../../opportunities/view/entryName.ts";
import { viewArgument } from "../../opportunities/view/viewCatalog.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import { shownView } from "../window/currentView.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { withoutRow } from "../window/withoutRow.ts";
import { renameView } from "./manageFlow.ts";
import { openFlow } from "./openFlow.ts";
import type { SavedViews } from "./savedViews.ts";
import { saveView } from "./saveView.ts";
import { linkTo } from "./viewLink.ts";
import { sayBroken } from "./viewMessages.ts";
import { viewPromptContext } from "./viewPromptContext.ts";

/** The commands for saved and shared Views. */
export function viewCommands(
	services: Services,
	saved: SavedViews,
): Pick<CommandHandlers, "openView" | "saveView" | "renameView" | "copyLinkToView" | "viewBack" | "viewForward"> {
	const { currentView } = services;
	const parts = viewPromptContext(services, saved);
	const { team, failed } = parts;
	const renameShown = async () => {
		const name = currentView.originOf(shownView(currentView))?.name;
		const place = name === undefined ? -1 : placeOfName(saved.entries, name);
		if (place !== -1) return renameView(parts, place);
		void vscode.window.showInformationMessage(vscode.l10n.t("Open or save a View first."));
	};
	return {
		openView: inSession(services, async (given) => {
			const argument = withoutRow(services.tree, given);
			if (argument === undefined) {
				const choice = await openFlow(parts);
				if (choice === undefined) return;
				if ("view" in choice) await currentView.show(choice.view);
				else void sayBroken(choice, team);
			} else {
				const files = typeof argument === "string" ? await team.read() : [];
				const shared = files.flatMap((file) => ("views" in file ? file.views : []));
				await currentView.show(viewArgument(argument, saved.entries, shared));
			}
		}),
		saveView: inSession(services, (argument) => saveView(parts, withoutRow(services.tree, argument)).catch(failed)),
		renameView: inSession(services, () => renameShown().catch(failed)),
		copyLinkToView: inSession(services, async () => {
			await vscode.env.clipboard.writeText(linkTo(namedView(currentView), vscode.env.uriScheme));
			vscode.window.setStatusBarMessage(vscode.l10n.t("Link to the View copied."), 3000);
		}),
		viewBack: inSession(services, () => currentView.go(-1)),
		viewForward: inSession(services, () => currentView.go(1)),
	};
}
