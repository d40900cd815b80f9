import * as vscode from "vscode";
import { AutoRefresh } from "./autoRefresh.ts";
import type { CommandHandlers } from "./commands/commands.ts";
import { handlersOf } from "./commands/handlers.ts";
import { LoadAll } from "./commands/loadAll.ts";
import { ContextKeys } from "./context.ts";
import { contextOf } from "./contextOf.ts";
import type { Core } from "./core.ts";
import { registerDetails } from "./details/register.ts";
import { SessionMessages } from "./session/sessionMessages.ts";
import { registerTotals } from "./totals/register.ts";
import { totalsParts } from "./totalsParts.ts";
import { registerViews } from "./views/register.ts";

/**
 * Registers all that a window can do besides its tree, and says what the commands do. Nothing here waits, and nothing is
 * read: a feature loads its code, with a dynamic import, when it is used.
 */
export function registerFeatures(core: Core): { readonly commands: CommandHandlers } & vscode.Disposable {
	const { settings, tree, viewing, hiding } = core;
	const totals = registerTotals(core.context.extensionUri, totalsParts(core));
	const details = registerDetails(core);
	const views = registerViews(core);
	const autoRefresh = new AutoRefresh({
		minutes: () => settings.current.autoRefresh,
		onDidChangeMinutes: (listener) => settings.onDidChange("autoRefresh", listener),
		visible: () => tree.visible,
		onDidChangeVisibility: tree.onDidChangeVisibility,
		refresh: () => void viewing.refresh(),
	});
	const loadAll = new LoadAll(core);
	const keys = new ContextKeys(vscode.commands);
	const updateKeys = () => keys.update(contextOf(viewing, hiding));
	updateKeys();
	const parts = vscode.Disposable.from(
		...[autoRefresh, new SessionMessages(core.sessions, core.signIn), totals, details, views],
		...[viewing.onDidChange(updateKeys), hiding.onDidChange(updateKeys)],
	);
	return {
		commands: {
			...handlersOf(core),
			...details.commands,
			...views.commands,
			showTotals: () => totals.show(),
			loadAll: (argument) => loadAll.run(argument),
		},
		dispose: () => parts.dispose(),
	};
}
