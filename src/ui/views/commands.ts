import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Core } from "../window/services.ts";
import { saveView } from "./actions.ts";
import { sayBroken } from "./messages.ts";
import { viewArgument } from "./offered.ts";
import { openFlow } from "./openFlow.ts";
import type { SavedViews } from "./savedViews.ts";
import { linkTo } from "./viewLink.ts";
import { viewsParts } from "./viewsParts.ts";

/** What the commands about saved and shared Views do. */
export function viewCommands(
	core: Core,
	saved: SavedViews,
): Pick<CommandHandlers, "openView" | "saveView" | "copyLinkToView"> {
	const { viewing } = core;
	const parts = viewsParts(core, saved);
	const { team, failed } = parts;
	return {
		openView: inSession(core, async (argument) => {
			if (argument === undefined) {
				const choice = await openFlow(parts);
				if (choice === undefined) return;
				if ("view" in choice) await viewing.show(choice.view);
				else void sayBroken(choice, team);
			} else {
				const files = typeof argument === "string" ? await team.read() : [];
				const shared = files.flatMap((file) => ("views" in file ? file.views : []));
				await viewing.show(viewArgument(argument, saved.entries, shared));
			}
		}),
		saveView: inSession(core, (argument) => saveView(parts, argument).catch(failed)),
		copyLinkToView: inSession(core, async () => {
			await vscode.env.clipboard.writeText(linkTo(viewing.view, vscode.env.uriScheme));
			vscode.window.setStatusBarMessage(vscode.l10n.t("Link to the View copied."), 3000);
		}),
	};
}
