import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { sayBroken } from "./messages.ts";
import { openFlow } from "./openFlow.ts";
import type { SavedViews } from "./savedViews.ts";
import { saveView } from "./saveView.ts";
import { viewArgument } from "./viewCatalog.ts";
import { linkTo } from "./viewLink.ts";
import { viewsParts } from "./viewsParts.ts";

/** The commands for saved and shared Views. */
export function viewCommands(
	services: Services,
	saved: SavedViews,
): Pick<CommandHandlers, "openView" | "saveView" | "copyLinkToView"> {
	const { currentView } = services;
	const parts = viewsParts(services, saved);
	const { team, failed } = parts;
	return {
		openView: inSession(services, async (argument) => {
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
		saveView: inSession(services, (argument) => saveView(parts, argument).catch(failed)),
		copyLinkToView: inSession(services, async () => {
			await vscode.env.clipboard.writeText(linkTo(currentView.view, vscode.env.uriScheme));
			vscode.window.setStatusBarMessage(vscode.l10n.t("Link to the View copied."), 3000);
		}),
	};
}
