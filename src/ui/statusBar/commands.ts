import * as vscode from "vscode";
import { currentTarget } from "../../opportunities/analysis/standing/currentTarget.ts";
import { statusBarFigureSource } from "../../opportunities/totals/statusBarFigures.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { Services } from "../window/services.ts";
import { pickStatusBarFigure } from "./pickFigure.ts";

/** The commands for the status bar's figure. */
export function statusBarCommands({
	settings,
	sessions,
	currentView,
	targets,
}: Services): Pick<CommandHandlers, "pickStatusBarFigure" | "openStatusBarFigure"> {
	const choose = async (argument: unknown) => {
		if (await pickStatusBarFigure(settings, argument)) await sessions.start();
	};
	return {
		pickStatusBarFigure: choose,
		openStatusBarFigure: async () => {
			const figure = settings.current.statusBar;
			if (figure === "off") return choose(undefined);
			const forms = { startMonth: currentView.startMonth, locale: vscode.env.language };
			const target = figure === "targetShare" ? currentTarget(await targets.read(), new Date(), forms) : undefined;
			await vscode.commands.executeCommand("closeOpportunities.tree.focus");
			await currentView.show(statusBarFigureSource(figure, target?.name).view);
		},
	};
}
