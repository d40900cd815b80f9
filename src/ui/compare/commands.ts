import * as vscode from "vscode";
import type { CommandHandlers } from "../commands/commands.ts";
import { inSession } from "../window/inSession.ts";
import type { Services } from "../window/services.ts";
import { namedView } from "../window/viewName.ts";
import { askPair, type Chooser, pairArgument, quartersOf } from "./askPair.ts";
import type { CompareTab } from "./compareTab.ts";

/** The commands that compare two Views. */
export function compareCommands(
	services: Services,
	tab: CompareTab,
	chooser: Chooser,
): Pick<CommandHandlers, "compareViews" | "compareQuarters"> {
	const shown = () => namedView(services.currentView);
	return {
		compareViews: inSession(services, async (argument) => {
			// VS Code passes the address of a webview to the actions in its title.
			const asks = argument === undefined || argument instanceof vscode.Uri;
			const pair = asks ? await askPair(chooser, shown()) : await pairArgument(argument, chooser);
			if (pair !== undefined) await tab.show(pair);
		}),
		compareQuarters: inSession(services, () => tab.show(quartersOf(shown()))),
	};
}
