import type * as vscode from "vscode";
import { RULE_IDS, type RuleId } from "../../opportunities/attention/attentionRules.ts";
import { logFailure } from "../base/logFailure.ts";
import type { CommandHandlers } from "../commands/commands.ts";
import type { Walk } from "../details/walk.ts";
import { autoRefreshOf } from "../settings/autoRefresh.ts";
import type { Core } from "../window/services.ts";
import type { AttentionNode } from "./attentionNodes.ts";
import { AttentionView } from "./attentionView.ts";
import { walkOf } from "./groupWalk.ts";
import { AttentionWatch } from "./watch.ts";

export type AttentionCommands = Pick<
	CommandHandlers,
	"refreshAttention" | "attentionMine" | "attentionAll" | "stopAttention" | "loadMoreAttention" | "showAttention"
>;

/** Registers the view Needs Attention. `showDetails` opens an opportunity's details, to be left along a walk. */
export function registerAttention(
	{ sessions, settings, hiding, currencies, context, log }: Core,
	showDetails: (id: string, walk: Walk) => Promise<void>,
): { readonly watch: AttentionWatch; readonly commands: AttentionCommands } & vscode.Disposable {
	const { workspaceState } = context;
	const watch = new AttentionWatch({ sessions, settings, workspaceState, log });
	const view = new AttentionView({ watch, hiding, currencies, settings, log });
	const autoRefresh = autoRefreshOf(settings, {
		visible: () => watch.visible,
		onDidChangeVisibility: view.onDidChangeVisibility,
		refresh: () => logFailure(log, "Needs Attention could not be refreshed", watch.refreshIfChanged()),
	});
	return {
		watch,
		commands: {
			refreshAttention: () => watch.refresh(),
			attentionMine: () => watch.setMine(true),
			attentionAll: () => watch.setMine(false),
			stopAttention: () => watch.stop(),
			loadMoreAttention: (id) => isRule(id) && watch.loadMore(id),
			showAttention: (argument) =>
				isOpportunity(argument) && showDetails(argument.row.id, walkOf(watch, argument.parent.group.id)),
		},
		dispose: () => {
			for (const part of [autoRefresh, view, watch]) part.dispose();
		},
	};
}

function isOpportunity(value: unknown): value is Extract<AttentionNode, { readonly kind: "opportunity" }> {
	const { kind, row, parent } = (value ?? {}) as Partial<Extract<AttentionNode, { readonly kind: "opportunity" }>>;
	return kind === "opportunity" && typeof row?.id === "string" && isRule(parent?.group?.id);
}

function isRule(value: unknown): value is RuleId {
	return RULE_IDS.some((id) => id === value);
}
