import type * as vscode from "vscode";
import { logFailure } from "../base/asyncTasks.ts";
import { autoRefreshOf } from "../window/autoRefresh.ts";
import type { Services } from "../window/services.ts";
import { AttentionView } from "./attentionView.ts";
import { AttentionWatch } from "./attentionWatch.ts";

/** Registers the view Needs Attention. */
export function registerAttention({
	sessions,
	settings,
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
	return {
		watch,
		dispose: () => {
			for (const part of [autoRefresh, view, watch]) part.dispose();
		},
	};
}
