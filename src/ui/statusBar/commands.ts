import * as vscode from "vscode";
import { statusFigureSource } from "../../opportunities/totals/statusFigures.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { Services } from "../window/services.ts";
import { pickStatusBarFigure } from "./pickFigure.ts";

/** The commands for the status bar's figure. */
export function statusBarCommands({
	settings,
	sessions,
	currentView,
}: Services): Pick<CommandHandlers, "pickStatusBarFigure" | "openStatusBarFigure"> {
	const choose = async (argument: unknown) => {
		if (await pickStatusBarFigure(settings, argument)) await sessions.start();
	};
	return {
		pickStatusBarFigure: choose,
		openStatusBarFigure: async () => {
			const figure = settings.current.statusBar;
			if (figure === "off") return choose(undefined);
			await vscode.commands.executeCommand("closeOpportunities.tree.focus");
			await currentView.show(statusFigureSource(figure).view);
		},
	};
}
