import type * as vscode from "vscode";
import { logFailure } from "../base/asyncTasks.ts";
import { autoRefreshOf } from "../window/autoRefresh.ts";
import type { Services } from "../window/services.ts";
import { AttentionView } from "./attentionView.ts";
import { AttentionWatch } from "./attentionWatch.ts";

/** Registers the view Needs Attention, and its badge. */
export function registerAttention({
	sessions,
	settings,
	currentView,
	tree,
	amountVisibility,
	currencies,
	context,
	log,
}: Services): { readonly watch: AttentionWatch } & vscode.Disposable {
	const { workspaceState } = context;
	const watch = new AttentionWatch({ sessions, settings, workspaceState, log });
	const view = new AttentionView({ watch, amountVisibility, currencies, settings, log });
	const autoRefresh = autoRefreshOf(settings, {
		visible: () => watch.visible,
		onDidChangeVisibility: view.onDidChangeVisibility,
		refresh: () => logFailure(log, "Needs Attention could not be refreshed", watch.refreshIfChanged()),
	});
	const badgeFailed = "The badge could not be counted";
	const parts = [
		autoRefresh,
		tree.onDidChangeVisibility(() => logFailure(log, badgeFailed, watch.showTree(tree.visible))),
		currentView.onDidRefresh((kind) => logFailure(log, badgeFailed, watch.refreshBadge(kind))),
		view,
		watch,
	];
	if (tree.visible) logFailure(log, badgeFailed, watch.showTree(true));
	return {
		watch,
		dispose: () => {
			for (const part of parts) part.dispose();
		},
	};
}
