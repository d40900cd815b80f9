import * as vscode from "vscode";
import { registerAccounts } from "./accounts/register.ts";
import { registerAttention } from "./attention/register.ts";
import { ContextKeys } from "./base/contextKeys.ts";
import { logFailure } from "./base/logFailure.ts";
import type { CommandHandlers } from "./commands/commands.ts";
import { handlersOf } from "./commands/handlers.ts";
import { inSession } from "./commands/inSession.ts";
import { LoadAll } from "./commands/loadAll.ts";
import { registerDetails } from "./details/register.ts";
import { exportHandlers } from "./export/register.ts";
import { SessionMessages } from "./session/sessionMessages.ts";
import { autoRefreshOf } from "./settings/autoRefresh.ts";
import { registerStatusBar } from "./statusBar/register.ts";
import { registerTotals } from "./totals/register.ts";
import { registerViews } from "./views/register.ts";
import { contextOf } from "./window/contextOfWindow.ts";
import type { Core } from "./window/services.ts";
import { totalsParts } from "./window/totalsParts.ts";

/**
 * Registers all that a window can do besides its tree, and says what the commands do. Nothing here waits, and nothing is
 * read: a feature loads its code, with a dynamic import, when it is used.
 */
export function registerFeatures(core: Core): { readonly commands: CommandHandlers } & vscode.Disposable {
	const { settings, tree, viewing, hiding } = core;
	const handlers = handlersOf(core);
	const totals = registerTotals(core.context.extensionUri, totalsParts(core));
	const details = registerDetails(core);
	const views = registerViews(core);
	const accounts = registerAccounts(core);
	const autoRefresh = autoRefreshOf(settings, {
		visible: () => tree.visible,
		onDidChangeVisibility: tree.onDidChangeVisibility,
		refresh: () => logFailure(core.log, "The opportunities could not be refreshed", viewing.refreshIfChanged()),
	});
	const loadAll = new LoadAll(core);
	const attention = registerAttention(core, (id, walk) => details.details.show(id, walk, { preserveFocus: true }));
	const statusBar = registerStatusBar(core);
	const keys = new ContextKeys(vscode.commands);
	const { watch } = attention;
	const updateKeys = () => {
		keys.update({ ...contextOf(viewing, hiding), attentionLoading: watch.loading, attentionMine: watch.mine });
	};
	updateKeys();
	const parts = vscode.Disposable.from(
		...[autoRefresh, new SessionMessages(core.sessions, core.signIn), totals, details, views, accounts, statusBar],
		...[viewing.onDidChange(updateKeys), hiding.onDidChange(updateKeys)],
		...[attention, watch.onDidChange(updateKeys)],
	);
	return {
		commands: {
			...handlers,
			...details.commands,
			...views.commands,
			...accounts.commands,
			...exportHandlers(core),
			...attention.commands,
			...statusBar.commands,
			showTotals: () => totals.show(),
			loadAll: inSession(core, (argument) => loadAll.run(argument)),
			refresh: (argument) => Promise.all([handlers.refresh(argument), watch.refresh()]),
		},
		dispose: () => parts.dispose(),
	};
}
