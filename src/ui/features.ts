import * as vscode from "vscode";
import { registerAccounts } from "./accounts/authentication.ts";
import { registerAttention } from "./attention/registerAttention.ts";
import { logFailure } from "./base/asyncTasks.ts";
import { ContextKeys } from "./base/contextKeys.ts";
import { registerCommands } from "./commands/commands.ts";
import { DETAILS_ID, Details } from "./details/detailsTab.ts";
import { SessionMessages } from "./session/sessionMessages.ts";
import { autoRefreshOf } from "./settings/autoRefresh.ts";
import { registerStatusBar } from "./statusBar/statusBarItem.ts";
import { registerTotals } from "./totals/registerTotals.ts";
import { registerLinks } from "./views/linkHandler.ts";
import { SavedViews } from "./views/savedViews.ts";
import { contextOf } from "./window/contextOfWindow.ts";
import type { Core } from "./window/services.ts";

/**
 * Registers all that a window can do besides its tree. Nothing here waits, and nothing is read: what a feature needs
 * beyond its place on screen is loaded when it is used.
 */
export function registerFeatures(core: Core): vscode.Disposable {
	const { settings, tree, viewing, hiding, sessions, signIn, log } = core;
	const later = () => import("./later.ts");
	const totals = registerTotals(core, later);
	const details = new Details(core, later);
	const attention = registerAttention(core);
	const { watch } = attention;
	const saved = new SavedViews({
		read: () => settings.standing("views"),
		write: (entries) => settings.write("views", entries),
	});
	const autoRefresh = autoRefreshOf(settings, {
		visible: () => tree.visible,
		onDidChangeVisibility: tree.onDidChangeVisibility,
		refresh: () => logFailure(log, "The opportunities could not be refreshed", viewing.refreshIfChanged()),
	});
	const keys = new ContextKeys(vscode.commands);
	const updateKeys = () => {
		keys.update({ ...contextOf(viewing, hiding), attentionLoading: watch.loading, attentionMine: watch.mine });
	};
	updateKeys();
	const handlers = async () => {
		const { commandHandlers } = await later();
		return commandHandlers(core, { totals, details, watch, saved });
	};
	return vscode.Disposable.from(
		registerCommands(handlers, log),
		totals,
		details,
		vscode.window.registerWebviewPanelSerializer(DETAILS_ID, details),
		attention,
		registerLinks(core, saved, later),
		registerAccounts(core),
		registerStatusBar(core),
		autoRefresh,
		new SessionMessages(sessions, signIn),
		viewing.onDidChange(updateKeys),
		hiding.onDidChange(updateKeys),
		watch.onDidChange(updateKeys),
	);
}
