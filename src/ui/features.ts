import * as vscode from "vscode";
import { registerAccounts } from "./accounts/authentication.ts";
import { registerTools } from "./assistants/registerTools.ts";
import { registerAttention } from "./attention/registerAttention.ts";
import { logFailure } from "./base/asyncTasks.ts";
import { ContextKeys } from "./base/contextKeys.ts";
import { registerCommands } from "./commands/commands.ts";
import { COMPARE_ID, CompareTab } from "./compare/compareTab.ts";
import { DETAILS_ID, DetailsTabPair } from "./details/detailsTabPair.ts";
import { SessionNotifications } from "./session/sessionNotifications.ts";
import { registerStatusBar } from "./statusBar/registerStatusBar.ts";
import { registerTotals } from "./totals/registerTotals.ts";
import { registerLinks } from "./views/linkHandler.ts";
import { SavedViews } from "./views/savedViews.ts";
import { autoRefreshOf } from "./window/autoRefresh.ts";
import { contextKeyValues } from "./window/contextKeyValues.ts";
import type { Services } from "./window/services.ts";

/**
 * Registers all features of a window besides its tree. It awaits and reads nothing: a feature loads its code when it is
 * used.
 */
export function registerFeatures(services: Services): vscode.Disposable {
	const { settings, tree, currentView, amountVisibility, sessions, signIn, log } = services;
	const later = () => import("./later.ts");
	const totals = registerTotals(services, later);
	const details = new DetailsTabPair(services, later);
	const compare = new CompareTab(services, later, {
		showDetails: (id, navigation) => details.show(id, navigation),
		exportSubject: async (subject) => (await later()).exportSubject(services, subject, undefined),
	});
	const attention = registerAttention(services);
	const { watch } = attention;
	const saved = new SavedViews({
		read: () => settings.rawValue("views"),
		write: (entries) => settings.write("views", entries),
	});
	const autoRefresh = autoRefreshOf(settings, {
		visible: () => tree.visible,
		onDidChangeVisibility: tree.onDidChangeVisibility,
		refresh: () => logFailure(log, "The opportunities could not be refreshed", currentView.refreshIfChanged()),
	});
	const keys = new ContextKeys(vscode.commands);
	const updateKeys = () => {
		keys.update({
			...contextKeyValues(currentView, amountVisibility),
			attentionLoading: watch.loading,
			attentionMine: watch.mine,
			detailsAside: details.aside,
		});
	};
	updateKeys();
	const handlers = async () => {
		const { commandHandlers } = await later();
		return commandHandlers(services, { totals, details, compare, watch, saved });
	};
	return vscode.Disposable.from(
		registerCommands(handlers, log),
		totals,
		details,
		vscode.window.registerWebviewPanelSerializer(DETAILS_ID, details),
		compare,
		vscode.window.registerWebviewPanelSerializer(COMPARE_ID, compare),
		attention,
		registerLinks(services, saved, later),
		registerAccounts(services),
		registerStatusBar(services, later),
		registerTools(services, later, async () => (await later()).namedViews(saved)),
		autoRefresh,
		new SessionNotifications(sessions, signIn),
		currentView.onDidChange(updateKeys),
		amountVisibility.onDidChange(updateKeys),
		watch.onDidChange(updateKeys),
		details.onDidChangeActive(updateKeys),
		// After what updates them: nothing is set once they are disposed of.
		keys,
	);
}
